import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DomainError } from '#core/domain_error'
import { HandOverOrder } from '#app/logistics/services/hand_over_order'
import { PrintOrder } from '#app/logistics/services/print_order'
import { RecordFeedback } from '#app/logistics/services/record_feedback'
import { ReprintOrder } from '#app/logistics/services/reprint_order'
import { VoidWaybill } from '#app/logistics/services/void_waybill'
import { ConfirmOrder } from '#app/orders/services/confirm_order'
import { type Dispatch, makeConfirmed, makeDispatch } from '#database/factories/logistics'
import { brokenInvariants } from '#tests/properties/orders_invariants'
import { chance } from '#tests/properties/orders_walk'

const EVENTS = 240
const SEED = 11
const ACTORS = 4

type Draw = (below: number) => number

/** One parcel event drawn at random on an order drawn at random, whether it fits or not. */
async function step(dispatch: Dispatch, orders: number[], draw: Draw): Promise<boolean> {
  const { clerk, warehouseLead } = dispatch
  const orderId = orders[draw(orders.length)]
  const events = [
    () => new PrintOrder().handle({ orderId, actor: clerk }),
    () => new ReprintOrder().handle({ orderId, reason: '卡纸', actor: clerk }),
    () => new HandOverOrder().handle({ orderId, actor: clerk }),
    () =>
      new VoidWaybill().handle({
        orderId,
        because: draw(4) === 0 ? 'customer_cancelled' : 'wrong_order',
        reason: '作废',
        actor: warehouseLead,
      }),
    () => new ConfirmOrder().handle({ orderId, actor: dispatch.agent }),
    async () => {
      const { order_no: waybillNo } = await db.from('orders').where('id', orderId).firstOrFail()
      await new RecordFeedback().handle({
        waybillNo,
        result: draw(3) === 0 ? 'returned' : 'delivered',
        reason: 'refused',
        courierId: clerk.id,
        deliveryFeeFen: 800,
        remark: null,
        actor: clerk,
        batchId: null,
      })
    },
  ]
  try {
    await events[draw(events.length)]()
    return true
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}

/** Invariant 6, and that a number is never given twice: rows that show what must not be. */
async function brokenCash(departmentId: number): Promise<unknown[]> {
  const [rows] = await db.rawQuery(
    `SELECT orders.id, orders.status, orders.cod_state,
       SUM(IF(entry.kind = 'expected', entry.amount_fen, 0)) AS expected,
       SUM(IF(entry.kind = 'collected', entry.amount_fen, 0)) AS collected,
       SUM(IF(entry.kind = 'not_due', entry.amount_fen, 0)) AS notDue
     FROM orders LEFT JOIN cod_entries entry ON entry.order_id = orders.id
     WHERE orders.department_id = ? AND orders.payment_mode = 'cod'
     GROUP BY orders.id
     HAVING COALESCE(expected, 0) <> IF(status IN ('in_transit', 'delivered', 'returned'), MAX(orders.total_fen), 0)
       OR COALESCE(collected, 0) <> IF(status = 'delivered', MAX(orders.total_fen), 0)
       OR COALESCE(notDue, 0) <> IF(status = 'returned', MAX(orders.total_fen), 0)
       OR cod_state <> CASE status WHEN 'in_transit' THEN 'expected' WHEN 'delivered' THEN 'collected' ELSE 'none' END`,
    [departmentId]
  )
  return rows as unknown[]
}

test.group('Random walks of parcels', () => {
  test(`one actor: the invariants hold after every event (seed ${SEED})`, async ({ assert }) => {
    const dispatch = await makeDispatch()
    const draw = chance(SEED)
    const orders: number[] = []
    let done = 0
    for (let count = 0; count < EVENTS; count++) {
      if (count % 12 === 0) orders.push(await makeConfirmed(dispatch))
      if (await step(dispatch, orders.slice(-5), draw)) done++
      assert.deepEqual(await brokenInvariants(dispatch), {})
      assert.deepEqual(await brokenCash(dispatch.departmentId), [])
    }
    assert.isAbove(done, EVENTS / 6)
  }).timeout(60_000 + EVENTS * 200)

  test(`${ACTORS} actors at once: the same in the end (seed ${SEED})`, async ({ assert }) => {
    const dispatch = await makeDispatch()
    const orders: number[] = []
    for (let count = 0; count < 12; count++) orders.push(await makeConfirmed(dispatch))
    await Promise.all(
      Array.from({ length: ACTORS }, async (_, actor) => {
        const draw = chance(SEED + actor + 1)
        for (let count = 0; count < EVENTS / ACTORS; count++) await step(dispatch, orders, draw)
      })
    )
    assert.deepEqual(await brokenInvariants(dispatch), {})
    assert.deepEqual(await brokenCash(dispatch.departmentId), [])
  }).timeout(60_000 + EVENTS * 200)
})
