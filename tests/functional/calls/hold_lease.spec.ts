import { test } from '@japa/runner'
import { randomUUID } from 'node:crypto'
import redis from '@adonisjs/redis/services/main'
import { HoldLease } from '#app/calls/bridge/hold_lease'

/** A process that wants to be the active one. */
function candidate(key: string, ttlMs: number) {
  let taken: () => void = () => {}
  const active = new Promise<void>((resolve) => (taken = resolve))
  let lost = 0
  const lease = new HoldLease({ key, ttlMs, onTaken: () => taken(), onLost: () => void lost++ })
  return { lease, active, losses: () => lost }
}

async function settlesWithin(promise: Promise<void>, ms: number): Promise<boolean> {
  return Promise.race([
    promise.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms)),
  ])
}

test.group('The lease of the active telephony process', () => {
  test('one holds it, the other takes over when it is given back', async ({ assert }) => {
    const key = `spotline:test:lease:${randomUUID()}`
    const first = candidate(key, 400)
    const second = candidate(key, 400)
    first.lease.start()
    await first.active
    second.lease.start()
    assert.isFalse(await settlesWithin(second.active, 700))
    await first.lease.stop()
    assert.isTrue(await settlesWithin(second.active, 2_000))
    await second.lease.stop()
    assert.equal(await redis.exists(key), 0)
  })

  test('a holder that somebody else replaced is told that it lost', async ({ assert }) => {
    const key = `spotline:test:lease:${randomUUID()}`
    const holder = candidate(key, 200)
    holder.lease.start()
    await holder.active
    await redis.set(key, 'another process', 'PX', 1_000)
    while (holder.losses() === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    await holder.lease.stop()
    assert.equal(await redis.get(key), 'another process')
    await redis.del(key)
  })
})
