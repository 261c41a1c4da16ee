import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { ORDER_STATUSES } from '#app/orders/order_states'
import { AllocateWaybillNumber } from '#app/logistics/services/allocate_waybill_number'
import { HandOverOrder } from '#app/logistics/services/hand_over_order'
import { PrintOrder } from '#app/logistics/services/print_order'
import { ReprintOrder } from '#app/logistics/services/reprint_order'
import { VoidWaybill } from '#app/logistics/services/void_waybill'
import { RecordPayment } from '#app/orders/services/record_payment'
import {
  type Dispatch,
  makeConfirmed,
  makeDispatch,
  makeNumbers,
  makePrinted,
} from '#database/factories/logistics'
import { orderRow, orderValue } from '#database/factories/orders'
import { hasOneWinner, racePrintAgainstRevoke } from '#tests/support/order_races'
import { refusal, refusalCode } from '#tests/support/refusal'

test.group('Printing, voiding and handing over, with their effects', (group) => {
  let dispatch: Dispatch
  group.each.setup(async () => {
    dispatch = await makeDispatch()
  })

  const print = (orderId: number) =>
    new PrintOrder().handle({ orderId, actor: dispatch.clerk, workstation: '10.0.0.7' })
  const shipments = (orderId: number) =>
    db.from('shipments').where('order_id', orderId).orderBy('id')
  const level = (productId: number) =>
    db.from('stock_levels').where('product_id', productId).firstOrFail()

  test('TR11 print: a number of the carrier, the parcel printed once, who and where', async ({
    assert,
  }) => {
    const orderId = await makeConfirmed(dispatch)
    const printed = await print(orderId)
    assert.equal(printed.waybillNo, `${dispatch.prefix}000001`)
    const [shipment] = await shipments(orderId)
    assert.containSubset(shipment, {
      id: printed.shipmentId,
      status: 'printed',
      waybill_no: printed.waybillNo,
      print_count: 1,
    })
    const order = await orderRow(orderId)
    assert.equal(order.status, 'printed')
    assert.isNotNull(order.printed_at)
    const event = await db
      .from('order_events')
      .where({ order_id: orderId, event: 'print' })
      .firstOrFail()
    assert.containSubset(event, { employee_id: dispatch.clerk.id, workstation: '10.0.0.7' })
  })

  test('TR11 keeps the stock reserved: nothing has left the house', async ({ assert }) => {
    await makePrinted(dispatch)
    assert.containSubset(await level(dispatch.productIds[0]), { on_hand: 1000, reserved: 1 })
  })

  test('TR11 is refused while stock is short', async ({ assert }) => {
    const poor = await makeDispatch({ stock: 0 })
    const orderId = await makeConfirmed(poor)
    const code = await refusalCode(() => new PrintOrder().handle({ orderId, actor: poor.clerk }))
    assert.equal(code, 'STOCK_HOLD')
    assert.equal(await orderValue(orderId, 'status'), 'confirmed')
  })

  test('TR11 is refused before the money has come, and works after it', async ({ assert }) => {
    const orderId = await makeConfirmed(dispatch, { paymentMode: 'prepaid' })
    assert.equal(await refusalCode(() => print(orderId)), 'PAYMENT_MISSING')
    await new RecordPayment().handle({
      actor: dispatch.finance,
      orderId,
      kind: 'payment',
      amountFen: 53_600,
      method: 'bank',
      reference: `B${orderId}`,
    })
    await print(orderId)
    assert.equal(await orderValue(orderId, 'status'), 'printed')
  })

  test('TR11 is refused when the delivery method has no print form', async ({ assert }) => {
    const orderId = await makeConfirmed(dispatch)
    await db
      .from('delivery_methods')
      .where('id', dispatch.deliveryMethodId)
      .update({ template: 'own_delivery' })
    const error = await refusal(() => print(orderId))
    assert.equal(error.code, 'TEMPLATE_MISSING')
    assert.equal(error.values.method, '本地送货')
  })

  test('TR11 is refused when the carrier has no numbers left, and takes the next range', async ({
    assert,
  }) => {
    const scarce = await makeDispatch({ numbers: 1 })
    await makePrinted(scarce)
    const orderId = await makeConfirmed(scarce)
    const again = () => new PrintOrder().handle({ orderId, actor: scarce.clerk })
    const error = await refusal(again)
    assert.equal(error.code, 'NUMBERS_EXHAUSTED')
    const prefix = await makeNumbers(scarce.carrierId)
    const { waybillNo } = await again()
    assert.equal(waybillNo, `${prefix}000001`)
  })

  test('numbers taken at the same time are all different', async ({ assert }) => {
    const numbers = await Promise.all(
      Array.from({ length: 20 }, () => new AllocateWaybillNumber().handle(dispatch.carrierId))
    )
    assert.equal(new Set(numbers).size, 20)
  })

  test('whoever may not print is told so', async ({ assert }) => {
    const orderId = await makeConfirmed(dispatch)
    const code = await refusalCode(() =>
      new PrintOrder().handle({ orderId, actor: dispatch.agent })
    )
    assert.equal(code, 'FORBIDDEN')
  })

  test('TR12 reprint: the same number, counted, ten within two days at most', async ({
    assert,
  }) => {
    await db.from('carriers').where('id', dispatch.carrierId).update({ interface: 'kuaidi100' })
    const { orderId, waybillNo } = await makePrinted(dispatch)
    const again = (reason: string) =>
      new ReprintOrder().handle({ orderId, reason, actor: dispatch.clerk })
    await again('卡纸')
    const [shipment] = await shipments(orderId)
    assert.containSubset(shipment, { waybill_no: waybillNo, print_count: 2, status: 'printed' })
    assert.equal(await refusalCode(() => again('  ')), 'REASON_MISSING')
    for (let nth = 3; nth <= 10; nth++) await again('卡纸')
    assert.equal(await refusalCode(() => again('卡纸')), 'PRINTED_TOO_OFTEN')
    const twoDaysAgo = DateTime.utc().minus({ days: 2, minutes: 1 }).toJSDate()
    await db
      .from('waybill_events')
      .where({ shipment_id: shipment.id, event: 'printed' })
      .update({ created_at: twoDaysAgo })
    await again('卡纸')
    assert.equal((await shipments(orderId))[0].print_count, 11)
  })

  test('TR12 reprint: paper with a number of our own is not counted against a limit', async ({
    assert,
  }) => {
    const { orderId } = await makePrinted(dispatch)
    for (let nth = 2; nth <= 12; nth++) {
      await new ReprintOrder().handle({ orderId, reason: '卡纸', actor: dispatch.clerk })
    }
    assert.equal((await shipments(orderId))[0].print_count, 12)
  })

  test('TR13 void as wrong: back with sales, number spent, stock free', async ({ assert }) => {
    const { orderId, waybillNo } = await makePrinted(dispatch)
    const annul = () =>
      new VoidWaybill().handle({
        orderId,
        because: 'wrong_order',
        reason: '地址写错',
        actor: dispatch.warehouseLead,
      })
    await annul()
    assert.equal(await orderValue(orderId, 'status'), 'revoked')
    const [shipment] = await shipments(orderId)
    assert.containSubset(shipment, { status: 'voided', waybill_no: waybillNo })
    const { reserved } = await level(dispatch.productIds[0])
    assert.equal(reserved, 0)
    const next = await makePrinted(dispatch)
    assert.notEqual(next.waybillNo, waybillNo)
    assert.equal(await refusalCode(annul), 'ILLEGAL_TRANSITION')
  })

  test('TR14 void as cancelled: what was paid is owed back', async ({ assert }) => {
    const orderId = await makeConfirmed(dispatch, { paymentMode: 'prepaid' })
    await new RecordPayment().handle({
      actor: dispatch.finance,
      orderId,
      kind: 'payment',
      amountFen: 53_600,
      method: 'bank',
      reference: `C${orderId}`,
    })
    await print(orderId)
    await new VoidWaybill().handle({
      orderId,
      because: 'customer_cancelled',
      reason: '不要了',
      actor: dispatch.warehouseLead,
    })
    assert.containSubset(await orderRow(orderId), {
      status: 'cancelled',
      payment_state: 'refunding',
    })
  })

  test('voiding needs the permission of its kind and a reason', async ({ assert }) => {
    const { orderId } = await makePrinted(dispatch)
    const because = 'wrong_order' as const
    const by = (actor: typeof dispatch.clerk, reason: string) =>
      refusalCode(() => new VoidWaybill().handle({ orderId, because, reason, actor }))
    assert.equal(await by(dispatch.clerk, '错单'), 'FORBIDDEN')
    assert.equal(await by(dispatch.warehouseLead, ' '), 'REASON_MISSING')
  })

  test('TR15 hand over: stock leaves, the cash is expected', async ({ assert }) => {
    const { orderId } = await makePrinted(dispatch)
    await new HandOverOrder().handle({ orderId, actor: dispatch.clerk })
    const order = await orderRow(orderId)
    assert.containSubset(order, { status: 'in_transit', cod_state: 'expected' })
    assert.isNotNull(order.handed_over_at)
    assert.containSubset(await level(dispatch.productIds[0]), { on_hand: 999, reserved: 0 })
    const movements = await db
      .from('stock_movements')
      .where({ cause_type: 'order', cause_id: String(orderId), kind: 'handover' })
    assert.lengthOf(movements, 2)
    const entries = await db.from('cod_entries').where('order_id', orderId)
    assert.lengthOf(entries, 1)
    assert.containSubset(entries[0], { kind: 'expected', amount_fen: 53_600 })
  })

  test('from any other state each verb is refused with the state and what is possible', async ({
    assert,
  }) => {
    const verbs = {
      print: { from: ['confirmed'], run: print },
      hand_over: {
        from: ['printed'],
        run: (orderId: number) => new HandOverOrder().handle({ orderId, actor: dispatch.clerk }),
      },
      reprint: {
        from: ['printed', 'in_transit'],
        run: (orderId: number) =>
          new ReprintOrder().handle({ orderId, reason: '卡纸', actor: dispatch.clerk }),
      },
      void_wrong_order: {
        from: ['printed'],
        run: (orderId: number) =>
          new VoidWaybill().handle({
            orderId,
            because: 'wrong_order',
            reason: '错单',
            actor: dispatch.warehouseLead,
          }),
      },
    }
    const orderId = await makeConfirmed(dispatch)
    for (const [event, { from, run }] of Object.entries(verbs)) {
      for (const status of ORDER_STATUSES.filter((one) => !from.includes(one))) {
        await db.from('orders').where('id', orderId).update({ status })
        const error = await refusal(() => run(orderId))
        assert.equal(error.code, 'ILLEGAL_TRANSITION', `${event} from ${status}`)
        assert.containSubset(error.details, { status, event })
      }
    }
  })

  test('print against revoke: exactly one wins, thirty times', async ({ assert }) => {
    let printedFirst = 0
    for (let round = 0; round < 30; round++) {
      const result = await racePrintAgainstRevoke(dispatch, round % 2 === 1)
      assert.isTrue(hasOneWinner(result), JSON.stringify(result))
      if (result.status === 'printed') printedFirst++
    }
    assert.isAbove(printedFirst, 0)
    const { reserved } = await level(dispatch.productIds[0])
    assert.equal(reserved, printedFirst)
  }).timeout(30_000)
})
