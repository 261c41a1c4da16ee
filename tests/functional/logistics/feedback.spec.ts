import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ORDER_STATUSES } from '#app/orders/order_states'
import {
  AcceptFeedbackBatch,
  type FeedbackRow,
} from '#app/logistics/services/accept_feedback_batch'
import { HandOverOrder } from '#app/logistics/services/hand_over_order'
import { RecordFeedback, type RecordFeedbackInput } from '#app/logistics/services/record_feedback'
import { VoidWaybill } from '#app/logistics/services/void_waybill'
import {
  type Dispatch,
  makeConfirmed,
  makeDispatch,
  makePrinted,
} from '#database/factories/logistics'
import { orderRow, orderValue } from '#database/factories/orders'
import { refusal, refusalCode } from '#tests/support/refusal'

test.group('Feedback, with its effects', (group) => {
  let dispatch: Dispatch
  group.each.setup(async () => {
    dispatch = await makeDispatch()
  })

  const feed = (waybillNo: string, shape: Partial<RecordFeedbackInput> = {}) =>
    new RecordFeedback().handle({
      waybillNo,
      result: 'delivered',
      reason: null,
      courierId: dispatch.clerk.id,
      deliveryFeeFen: 800,
      remark: null,
      batchId: null,
      actor: dispatch.clerk,
      ...shape,
    })
  const inTransit = async (content = {}) => {
    const printed = await makePrinted(dispatch, content)
    await new HandOverOrder().handle({ orderId: printed.orderId, actor: dispatch.clerk })
    return printed
  }
  const codEntries = async (orderId: number) => {
    const rows = await db.from('cod_entries').where('order_id', orderId).orderBy('id')
    return rows.map(({ kind, amount_fen: fen }) => [kind, Number(fen)])
  }
  const customerOf = async (orderId: number) =>
    db
      .from('customers')
      .where('id', (await orderValue(orderId, 'customer_id')) as number)
      .firstOrFail()

  test('TR16 delivered: cash collected from the courier, points, the parcel done', async ({
    assert,
  }) => {
    const { orderId, waybillNo, shipmentId } = await inTransit()
    await feed(waybillNo)
    assert.containSubset(await orderRow(orderId), {
      status: 'delivered',
      cod_state: 'collected',
      return_receipt: 'none',
    })
    assert.deepEqual(await codEntries(orderId), [
      ['expected', 53_600],
      ['collected', 53_600],
    ])
    const row = await db.from('feedbacks').where('order_id', orderId).firstOrFail()
    assert.containSubset(row, {
      shipment_id: shipmentId,
      result: 'delivered',
      courier_id: dispatch.clerk.id,
      delivery_fee_fen: 800,
      standing: 1,
    })
    const { points } = await customerOf(orderId)
    assert.equal(points, 536)
  })

  test('gifts and trials earn no points', async ({ assert }) => {
    const [first, second] = dispatch.productIds
    const { orderId, waybillNo } = await inTransit({
      lines: [{ productId: first }, { productId: second, isTrial: true }],
    })
    await feed(waybillNo)
    const { points } = await customerOf(orderId)
    assert.equal(points, 398)
  })

  test('TR17 returned: no cash, goods expected back, counted; a refusal costs points', async ({
    assert,
  }) => {
    const { orderId, waybillNo } = await inTransit()
    await feed(waybillNo, { result: 'returned', reason: 'refused' })
    assert.containSubset(await orderRow(orderId), {
      status: 'returned',
      cod_state: 'none',
      return_receipt: 'expected',
    })
    assert.deepEqual(await codEntries(orderId), [
      ['expected', 53_600],
      ['not_due', 53_600],
    ])
    assert.containSubset(await customerOf(orderId), { points: -100, refused_count: 1 })
    const unreachable = await inTransit()
    await feed(unreachable.waybillNo, { result: 'returned', reason: 'unreachable' })
    const { points } = await customerOf(unreachable.orderId)
    assert.equal(points, 0)
  })

  test('straight from printed it does what a hand-over does, first', async ({ assert }) => {
    const { orderId, waybillNo } = await makePrinted(dispatch)
    await feed(waybillNo)
    const order = await orderRow(orderId)
    assert.equal(order.status, 'delivered')
    assert.isNotNull(order.handed_over_at)
    assert.deepEqual(await codEntries(orderId), [
      ['expected', 53_600],
      ['collected', 53_600],
    ])
    const level = await db
      .from('stock_levels')
      .where('product_id', dispatch.productIds[0])
      .firstOrFail()
    assert.containSubset(level, { on_hand: 999, reserved: 0 })
    const events = await db
      .from('waybill_events')
      .orderBy('id')
      .select('event')
      .whereIn('shipment_id', db.from('shipments').where('order_id', orderId).select('id'))
    assert.deepEqual(
      events.map(({ event }) => event),
      ['printed', 'handed_over', 'delivered']
    )
  })

  test('while hand-over is required, a printed parcel has to leave first', async ({
    assert,
    cleanup,
  }) => {
    await db
      .table('settings')
      .insert({ key: 'require_handover', value: 'true', updated_at: new Date() })
    cleanup(async () => {
      await db.from('settings').where('key', 'require_handover').delete()
    })
    const { orderId, waybillNo } = await makePrinted(dispatch)
    assert.equal(await refusalCode(() => feed(waybillNo)), 'NOT_HANDED_OVER')
    await new HandOverOrder().handle({ orderId, actor: dispatch.clerk })
    await feed(waybillNo)
    assert.equal(await orderValue(orderId, 'status'), 'delivered')
  })

  test('a second feedback is refused and says who gave the first', async ({ assert }) => {
    const { orderId, waybillNo } = await inTransit()
    await feed(waybillNo)
    const error = await refusal(() => feed(waybillNo, { result: 'returned', reason: 'other' }))
    assert.equal(error.code, 'ALREADY_FED_BACK')
    assert.containSubset(error.details, { by: dispatch.clerk.name, result: 'delivered', orderId })
    assert.lengthOf(await db.from('feedbacks').where('order_id', orderId), 1)
  })

  test('fed back at the same time by several, one is recorded', async ({ assert }) => {
    for (let round = 0; round < 10; round++) {
      const { orderId, waybillNo } = await makePrinted(dispatch)
      const results = await Promise.allSettled([
        feed(waybillNo),
        feed(waybillNo, { result: 'returned', reason: 'damaged' }),
        feed(waybillNo),
      ])
      const won = results.filter(({ status }) => status === 'fulfilled')
      assert.lengthOf(won, 1)
      for (const result of results) {
        if (result.status === 'rejected') assert.equal(result.reason.code, 'ALREADY_FED_BACK')
      }
      assert.lengthOf(await db.from('feedbacks').where('order_id', orderId), 1)
      const entries = await codEntries(orderId)
      assert.lengthOf(entries, 2)
    }
  })

  test('the courier is of the logistics department, and needed for own delivery only', async ({
    assert,
  }) => {
    const { waybillNo } = await inTransit()
    assert.equal(await refusalCode(() => feed(waybillNo, { courierId: null })), 'COURIER_MISSING')
    const stranger = { courierId: dispatch.agent.id }
    assert.equal(await refusalCode(() => feed(waybillNo, stranger)), 'COURIER_UNKNOWN')
    const carrier = await makeDispatch({ own: false })
    const parcel = await makePrinted(carrier)
    await feed(parcel.waybillNo, { courierId: null, actor: carrier.clerk })
    assert.equal(await orderValue(parcel.orderId, 'status'), 'delivered')
  })

  test('what came back needs a reason', async ({ assert }) => {
    const { waybillNo } = await inTransit()
    const code = await refusalCode(() => feed(waybillNo, { result: 'returned' }))
    assert.equal(code, 'REASON_MISSING')
  })

  test('a number that cannot be fed back says why', async ({ assert }) => {
    assert.equal(await refusalCode(() => feed('NOBODY-HAS-THIS')), 'UNKNOWN_WAYBILL')
    const orderId = await makeConfirmed(dispatch)
    const orderNo = (await orderValue(orderId, 'order_no')) as string
    assert.equal(await refusalCode(() => feed(orderNo)), 'NOT_PRINTED')
    const voided = await makePrinted(dispatch)
    await new VoidWaybill().handle({
      orderId: voided.orderId,
      because: 'wrong_order',
      reason: '错单',
      actor: dispatch.warehouseLead,
    })
    const error = await refusal(() => feed(voided.waybillNo))
    assert.equal(error.code, 'WAYBILL_VOIDED')
    assert.equal(error.details.by, dispatch.warehouseLead.name)
  })

  test('a torn label: the order number finds the parcel', async ({ assert }) => {
    const { orderId } = await inTransit()
    const orderNo = (await orderValue(orderId, 'order_no')) as string
    await feed(orderNo)
    assert.equal(await orderValue(orderId, 'status'), 'delivered')
  })

  test('an order in a state that cannot be fed back names that state', async ({ assert }) => {
    const { orderId, waybillNo } = await makePrinted(dispatch)
    for (const status of ORDER_STATUSES.filter(
      (one) => one !== 'printed' && one !== 'in_transit'
    )) {
      await db.from('orders').where('id', orderId).update({ status })
      const error = await refusal(() => feed(waybillNo))
      assert.equal(error.code, 'ILLEGAL_TRANSITION')
      assert.equal(error.details.status, status)
    }
  })

  const rowOf = (waybillNo: string, shape: Partial<FeedbackRow> = {}): FeedbackRow => ({
    waybillNo,
    result: 'delivered',
    reason: null,
    courierId: dispatch.clerk.id,
    deliveryFeeFen: 0,
    remark: null,
    ...shape,
  })
  const accept = (rows: FeedbackRow[], idempotencyKey: string) =>
    new AcceptFeedbackBatch().handle({ rows, idempotencyKey, actor: dispatch.clerk })

  test('a batch: each row on its own, the refused one keeps its reason', async ({ assert }) => {
    const good = await makePrinted(dispatch)
    const back = await makePrinted(dispatch)
    const { id, outcomes } = await accept(
      [
        rowOf(good.waybillNo),
        rowOf('XX-UNKNOWN'),
        rowOf(back.waybillNo, { result: 'returned', reason: 'damaged' }),
        rowOf(good.waybillNo),
      ],
      randomUUID()
    )
    assert.deepEqual(
      outcomes.map((outcome) => (outcome.accepted ? 'accepted' : outcome.refusal.code)),
      ['accepted', 'UNKNOWN_WAYBILL', 'accepted', 'TWICE_IN_BATCH']
    )
    assert.equal(await orderValue(back.orderId, 'status'), 'returned')
    const batch = await db.from('feedback_batches').where('id', id).firstOrFail()
    assert.containSubset(batch, { accepted: 2, refused: 2 })
  })

  test('the same batch sent again, even at the same time, does nothing twice', async ({
    assert,
  }) => {
    const parcels = [await makePrinted(dispatch), await makePrinted(dispatch)]
    const rows = parcels.map(({ waybillNo }) => rowOf(waybillNo))
    const key = randomUUID()
    const answers = await Promise.all([accept(rows, key), accept(rows, key)])
    answers.push(await accept(rows, key))
    for (const { id, outcomes } of answers) {
      assert.equal(id, answers[0].id)
      assert.isTrue(outcomes.every(({ accepted }) => accepted))
    }
    for (const { orderId } of parcels) {
      assert.lengthOf(await db.from('feedbacks').where('order_id', orderId), 1)
    }
    const other = await accept(rows, randomUUID())
    assert.isTrue(other.outcomes.every(({ accepted }) => !accepted))
  })
})
