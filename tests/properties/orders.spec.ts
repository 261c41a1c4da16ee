import { test } from '@japa/runner'
import { brokenInvariants } from '#tests/properties/orders_invariants'
import { type Attempt, attempt, chance } from '#tests/properties/orders_walk'
import { makeWalker, requireHandover } from '#tests/properties/orders_world'

/** Events attempted in all; `npm run soak -- orders` is the long form. */
const EVENTS = 400
const SEED = 5
const ACTORS = 8

test.group('Random walks of orders', (group) => {
  group.teardown(async () => {
    await requireHandover(null)
  })

  for (const required of [false, true]) {
    const setting = required ? 'hand-over required' : 'hand-over not required'

    test(`one actor, ${setting}: the invariants hold after every event (seed ${SEED})`, async ({
      assert,
    }) => {
      await requireHandover(required)
      const walker = await makeWalker()
      const pick = chance(SEED)
      const done: Attempt[] = []
      for (let count = 0; count < EVENTS; count++) {
        done.push(await attempt(walker, pick))
        const broken = await brokenInvariants(walker.trade)
        assert.deepEqual(broken, {}, `after ${JSON.stringify(done.slice(-3))}`)
      }
      assert.isAbove(done.filter((one) => one.refusal === null).length, EVENTS / 5)
      for (const event of [
        'confirm',
        'print',
        'feedback',
        'revoke',
        'cancel',
        'receiveGoods',
        'inspect',
        'correct',
      ]) {
        assert.isTrue(
          done.some((one) => one.event === event && one.refusal === null),
          `${event} went through at least once`
        )
      }
      assert.isAbove(done.filter((one) => one.refusal === 'ILLEGAL_TRANSITION').length, 0)
    }).timeout(60_000 + EVENTS * 200)

    test(`${ACTORS} actors at once, ${setting}: no deadlock reaches anybody (seed ${SEED})`, async ({
      assert,
    }) => {
      await requireHandover(required)
      const walker = await makeWalker()
      const first = chance(SEED)
      for (let count = 0; count < 6; count++) await attempt(walker, first)
      await Promise.all(
        Array.from({ length: ACTORS }, async (_, actor) => {
          const pick = chance(SEED + actor + 1)
          for (let count = 0; count < EVENTS / ACTORS; count++) await attempt(walker, pick)
        })
      )
      assert.deepEqual(await brokenInvariants(walker.trade), {})
    }).timeout(60_000 + EVENTS * 200)
  }
})
