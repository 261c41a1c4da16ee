import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { makeDeliveryMethod, makeEmployee, makeTrade, type Trade } from '#database/factories/orders'
import { type Attempt, type Walker, attempt, chance } from '#tests/properties/orders_walk'
import { brokenInvariants } from '#tests/properties/orders_invariants'

/** Events attempted in all; the long run sets more. */
const EVENTS = Number(process.env.ORDER_WALK_EVENTS ?? 200)
const SEED = Number(process.env.ORDER_WALK_SEED ?? 5)
const ACTORS = 8

async function world(): Promise<Walker> {
  const trade: Trade = await makeTrade(12)
  const method = await makeDeliveryMethod({ own: false })
  await db.table('waybill_number_ranges').insert({
    carrier_id: method.carrierId,
    prefix: `T${method.carrierId}`,
    next_serial: 1,
    last_serial: 999_999,
    digits: 6,
    created_at: new Date(),
    updated_at: new Date(),
  })
  const warehouseLead = await makeEmployee('warehouse_lead', trade.warehouseLead.departmentId, [
    'orders.revoke',
    'orders.cancel',
    'feedback.record',
    'access.remote',
  ])
  return { trade: { ...trade, deliveryMethodId: method.id }, warehouseLead, orders: [] }
}

async function requireHandover(value: boolean) {
  await db.from('settings').where('key', 'require_handover').delete()
  await db
    .table('settings')
    .insert({ key: 'require_handover', value: JSON.stringify(value), updated_at: new Date() })
}

test.group('Random walks of orders', (group) => {
  group.teardown(async () => {
    await db.from('settings').where('key', 'require_handover').delete()
  })

  for (const required of [false, true]) {
    const setting = required ? 'hand-over required' : 'hand-over not required'

    test(`one actor, ${setting}: the invariants hold after every event (seed ${SEED})`, async ({
      assert,
    }) => {
      await requireHandover(required)
      const walker = await world()
      const pick = chance(SEED)
      const done: Attempt[] = []
      for (let count = 0; count < EVENTS; count++) {
        done.push(await attempt(walker, pick))
        const broken = await brokenInvariants(walker.trade)
        assert.deepEqual(broken, {}, `after ${JSON.stringify(done.slice(-3))}`)
      }
      assert.isAbove(done.filter((one) => one.refusal === null).length, EVENTS / 5)
      for (const event of ['confirm', 'print', 'feedback', 'revoke', 'cancel']) {
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
      const walker = await world()
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
