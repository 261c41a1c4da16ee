import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { FindDueCallbacks } from '#app/calls/queries/due_callbacks'
import { CancelCallback } from '#app/calls/services/cancel_callback'
import { KeepPlace } from '#app/calls/services/keep_place'
import { SettleCallback } from '#app/calls/services/settle_callback'
import { givenListedCall } from '#tests/functional/calls/given_listed_call'
import { givenRollback } from '#tests/support/given_rollback'

const minutes = (count: number) => new Date(Date.now() + count * 60_000)
const NUMBER = '13977770001'

async function keepPlace(number = NUMBER) {
  const place = { number, serviceNumber: '4008001001', score: 0, arrivedAt: minutes(-2) }
  const callId = randomUUID()
  await new KeepPlace().handle({ ...place, callId })
  const row = await db.from('queued_callbacks').where('call_id', callId).first()
  return row ? Number(row.id) : null
}

async function due(at: Date, number = NUMBER) {
  const all = await new FindDueCallbacks().handle(at)
  return all.filter((one) => one.number === number).map(({ id, reachedBy }) => ({ id, reachedBy }))
}

async function settle(id: number, result: 'reached' | 'unreached' | 'unknown', callId = 'call') {
  await new SettleCallback().handle({ id, callId, result, at: new Date() })
}

async function stateOf(id: number) {
  const row = await db.from('queued_callbacks').where('id', id).firstOrFail()
  return [row.state, row.attempts]
}

test.group('Places kept to be called back', (group) => {
  givenRollback(group)

  test('one place a number: who asks again keeps the earlier one', async ({ assert }) => {
    const id = await keepPlace()
    assert.isNull(await keepPlace())
    assert.deepEqual(await due(minutes(1)), [{ id: id!, reachedBy: null }])
  })

  test('reached: done, and the number may ask again', async ({ assert }) => {
    const id = (await keepPlace())!
    await settle(id, 'reached')
    await settle(id, 'unreached')
    assert.deepEqual(await stateOf(id), ['reached', 1])
    assert.isEmpty(await due(minutes(60)))
    assert.isNotNull(await keepPlace())
  })

  test('unreached: again after a while, given up after the third time', async ({ assert }) => {
    const id = (await keepPlace())!
    await settle(id, 'unreached')
    assert.isEmpty(await due(minutes(9)))
    assert.lengthOf(await due(minutes(11)), 1)
    await settle(id, 'unreached')
    assert.deepEqual(await stateOf(id), ['waiting', 2])
    await settle(id, 'unreached')
    assert.deepEqual(await stateOf(id), ['failed', 3])
    assert.isEmpty(await due(minutes(600)))
  })

  test('unknown: no attempt is counted, and an answered call counts as reached', async ({
    assert,
  }) => {
    const id = (await keepPlace())!
    const callId = await givenListedCall({ direction: 'outbound', answeredAt: new Date() })
    await settle(id, 'unknown', callId)
    assert.deepEqual(await stateOf(id), ['waiting', 0])
    assert.isEmpty(await due(new Date()))
    assert.deepEqual(await due(minutes(2)), [{ id, reachedBy: callId }])
  })

  test('who was served meanwhile is not called back', async ({ assert }) => {
    const id = (await keepPlace())!
    assert.equal(await new CancelCallback().handle({ number: NUMBER, at: new Date() }), id)
    assert.isNull(await new CancelCallback().handle({ number: NUMBER, at: new Date() }))
    assert.deepEqual(await stateOf(id), ['cancelled', 0])
  })
})
