import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import {
  type Trade,
  makeEmployee,
  makeOrder,
  makeTrade,
  orderRow,
  orderValue,
} from '#database/factories/orders'
import { CancelOrder } from '#app/orders/services/cancel_order'
import { ConfirmOrder } from '#app/orders/services/confirm_order'
import { DeleteOrder } from '#app/orders/services/delete_order'
import { EditOrder } from '#app/orders/services/edit_order'
import { RecordPayment } from '#app/orders/services/record_payment'
import { RevokeOrder } from '#app/orders/services/revoke_order'
import { TransitionOrder } from '#app/orders/services/transition_order'
import { refusal, refusalCode } from '#tests/support/refusal'

test.group('The edges of sales and the warehouse, with their effects', (group) => {
  let trade: Trade
  group.each.setup(async () => {
    trade = await makeTrade()
  })

  const reserved = async (productId: number) => {
    const level = await db.from('stock_levels').where('product_id', productId).firstOrFail()
    return level.reserved as number
  }
  const confirmed = () => makeOrder(trade, { confirm: true })
  const shipmentsOf = (orderId: number) =>
    db.from('shipments').where('order_id', orderId).orderBy('id')

  test('TR2 edit: totals follow the lines, the history keeps both sides', async ({ assert }) => {
    const { orderId } = await makeOrder(trade)
    const [first, second] = trade.productIds
    await new EditOrder().handle({
      actor: trade.agent,
      orderId,
      version: 1,
      lines: [
        { position: 1, productId: first, quantity: 2 },
        { productId: second, sellingMethod: 'gift' },
      ],
      remark: '送货前打电话',
    })
    const order = await orderRow(orderId)
    assert.containSubset(order, {
      status: 'draft',
      total_fen: 79_600,
      version: 2,
      remark: '送货前打电话',
    })
    const event = await db
      .from('order_events')
      .where({ order_id: orderId, event: 'edit' })
      .firstOrFail()
    const { changes } = event
    assert.deepEqual(changes.totalFen, [53_600, 79_600])
    assert.deepEqual(changes.remark, [null, '送货前打电话'])
    assert.lengthOf(changes.lines[1], 2)
  })

  test('TR2: the product of a stored line stays, a wrong one is removed and added anew', async ({
    assert,
  }) => {
    const { orderId } = await makeOrder(trade, { lines: [{ productId: trade.productIds[0] }] })
    const edit = (lines: { position?: number; productId: number }[]) =>
      new EditOrder().handle({ actor: trade.agent, orderId, version: 1, lines })
    const error = await refusal(() => edit([{ position: 1, productId: trade.productIds[1] }]))
    assert.equal(error.code, 'LINE_PRODUCT_FIXED')
    await edit([{ productId: trade.productIds[1] }])
    const lines = await db.from('order_lines').where('order_id', orderId)
    assert.deepEqual(
      lines.map((line) => line.product_id),
      [trade.productIds[1]]
    )
  })

  test('TR2: the snapshot is taken anew from the customer only when asked', async ({ assert }) => {
    const { orderId } = await makeOrder(trade)
    const { customer_id: customerId } = await orderRow(orderId)
    await db.from('customers').where('id', customerId).update({ name: '马建国' })
    await new EditOrder().handle({ actor: trade.agent, orderId, version: 1, remark: '改' })
    assert.equal(await orderValue(orderId, 'receiver_name'), '马建华')
    await new EditOrder().handle({ actor: trade.agent, orderId, version: 2, refreshSnapshot: true })
    assert.equal(await orderValue(orderId, 'receiver_name'), '马建国')
  })

  test('TR3 delete: the draft is gone for everybody, its row and number stay', async ({
    assert,
  }) => {
    const { orderId, orderNo } = await makeOrder(trade)
    await new DeleteOrder().handle({ actor: trade.agent, orderId, version: 1 })
    const order = await orderRow(orderId)
    assert.isNotNull(order.deleted_at)
    assert.equal(order.order_no, orderNo)
    const error = await refusal(() => new ConfirmOrder().handle({ actor: trade.agent, orderId }))
    assert.equal(error.code, 'ORDER_NOT_FOUND')
  })

  test('TR4 confirm: reserved, a pending parcel, who and when', async ({ assert }) => {
    const { orderId } = await makeOrder(trade)
    const result = await new ConfirmOrder().handle({
      actor: trade.agent,
      orderId,
      version: 1,
      paymentMode: 'prepaid',
      deliveryInstructions: ' 下午送 ',
    })
    assert.deepEqual(result, { version: 2, warehouseId: trade.warehouseId, stockHold: false })
    const order = await orderRow(orderId)
    assert.containSubset(order, {
      status: 'confirmed',
      payment_mode: 'prepaid',
      delivery_instructions: '下午送',
      confirmed_by: trade.agent.id,
      cod_state: 'none',
    })
    assert.isNotNull(order.confirmed_at)
    for (const productId of trade.productIds) assert.equal(await reserved(productId), 1)
    const [shipment] = await shipmentsOf(orderId)
    assert.containSubset(shipment, { status: 'pending', waybill_no: null })
  })

  test('TR5: instructions and source change until printing, and are pushed to the parcel', async ({
    assert,
  }) => {
    const { orderId } = await confirmed()
    await new EditOrder().handle({
      actor: trade.agent,
      orderId,
      version: 2,
      deliveryInstructions: '放门卫',
    })
    const events = await db.from('order_events').where('order_id', orderId).orderBy('id')
    assert.deepEqual(
      events.map((event) => event.event),
      ['create', 'confirm', 'edit_instructions', 'resync']
    )
    assert.equal(await orderValue(orderId, 'delivery_instructions'), '放门卫')
  })

  test('after confirmation a remark is only added to, and lines, address, payment are locked', async ({
    assert,
  }) => {
    const { orderId } = await makeOrder(trade, { remark: '老客户', confirm: true })
    const edit = (edits: object, version: number) =>
      new EditOrder().handle({ actor: trade.agent, orderId, version, ...edits })
    await edit({ remark: '催单' }, 2)
    assert.equal(await orderValue(orderId, 'remark'), '老客户\n催单')
    for (const edits of [
      { lines: [{ productId: trade.productIds[0] }] },
      { address: '别处' },
      { paymentMode: 'prepaid' },
      { regionId: trade.regions.cityId },
    ]) {
      const error = await refusal(() => edit(edits, 3))
      assert.equal(error.code, 'FIELD_LOCKED')
      assert.equal(error.details.status, 'confirmed')
    }
  })

  test('TR7 revoke: stock released, parcel recalled, sales may edit and confirm again', async ({
    assert,
  }) => {
    const { orderId } = await confirmed()
    await new RevokeOrder().handle({
      actor: trade.warehouseLead,
      orderId,
      version: 2,
      reason: '地址错',
    })
    assert.containSubset(await orderRow(orderId), { status: 'revoked', stock_hold: 0 })
    assert.equal(await reserved(trade.productIds[0]), 0)
    assert.lengthOf(await db.from('reservations').where('order_id', orderId), 0)
    await new EditOrder().handle({
      actor: trade.agent,
      orderId,
      version: 3,
      address: '泺源大街 1 号',
    })
    await new ConfirmOrder().handle({ actor: trade.agent, orderId, version: 4 })
    const shipments = await shipmentsOf(orderId)
    assert.deepEqual(
      shipments.map((shipment) => shipment.status),
      ['recalled', 'pending']
    )
    assert.equal(await reserved(trade.productIds[0]), 1)
  })

  test('TR7 and TR8 need their own permission and a reason', async ({ assert }) => {
    const { orderId } = await confirmed()
    for (const Verb of [RevokeOrder, CancelOrder]) {
      const forbidden = await refusal(() =>
        new Verb().handle({ actor: trade.agent, orderId, reason: '错' })
      )
      assert.equal(forbidden.status, 403)
      const silent = await refusal(() =>
        new Verb().handle({ actor: trade.warehouseLead, orderId, reason: ' ' })
      )
      assert.equal(silent.code, 'REASON_MISSING')
    }
  })

  test('TR8 cancel: terminal, stock released, prepaid money is owed back', async ({ assert }) => {
    const { orderId, totalFen } = await makeOrder(trade, { paymentMode: 'prepaid', confirm: true })
    await new RecordPayment().handle({
      actor: trade.finance,
      orderId,
      kind: 'payment',
      amountFen: totalFen,
      method: 'bank',
      reference: randomUUID(),
    })
    await new CancelOrder().handle({ actor: trade.warehouseLead, orderId, reason: '客户不要了' })
    assert.containSubset(await orderRow(orderId), {
      status: 'cancelled',
      payment_state: 'refunding',
    })
    assert.equal(await reserved(trade.productIds[0]), 0)
    const [shipment] = await shipmentsOf(orderId)
    assert.equal(shipment.status, 'recalled')
    const error = await refusal(() => new ConfirmOrder().handle({ actor: trade.agent, orderId }))
    assert.equal(error.code, 'ILLEGAL_TRANSITION')
  })

  test('TR9: a revoked order is deleted only with the permission for it', async ({ assert }) => {
    const { orderId } = await confirmed()
    await new RevokeOrder().handle({ actor: trade.warehouseLead, orderId, reason: '错单' })
    const error = await refusal(() => new DeleteOrder().handle({ actor: trade.agent, orderId }))
    assert.equal(error.status, 403)
    await new DeleteOrder().handle({ actor: trade.lead, orderId })
    assert.isNotNull(await orderValue(orderId, 'deleted_at'))
  })

  test('TR10 abandon: a draft given up with a reason is cancelled', async ({ assert }) => {
    const { orderId } = await makeOrder(trade)
    await new CancelOrder().handle({ actor: trade.agent, orderId, reason: '客户再考虑' })
    assert.equal(await orderValue(orderId, 'status'), 'cancelled')
    const event = await db
      .from('order_events')
      .where({ order_id: orderId, event: 'abandon' })
      .first()
    assert.equal(event.reason, '客户再考虑')
  })

  test('TR27: the ledger makes the payment state', async ({ assert }) => {
    const { orderId, totalFen } = await makeOrder(trade, { paymentMode: 'prepaid' })
    const book = async (
      kind: 'payment' | 'refund',
      amountFen: number,
      reference: string = randomUUID()
    ) => {
      const { paymentState } = await new RecordPayment().handle({
        actor: trade.finance,
        orderId,
        kind,
        amountFen,
        method: 'alipay',
        reference,
      })
      return paymentState
    }
    const reference = randomUUID()
    assert.equal(await book('payment', 10_000, reference), 'partial')
    assert.equal(await refusalCode(() => book('payment', 1, reference)), 'PAYMENT_BOOKED')
    assert.equal(await refusalCode(() => book('payment', totalFen)), 'AMOUNT_TOO_HIGH')
    assert.equal(await book('payment', totalFen - 10_000), 'paid')
    assert.equal(await refusalCode(() => book('refund', totalFen + 1)), 'AMOUNT_TOO_HIGH')
    assert.equal(await book('refund', totalFen), 'refunded')
    const payments = await db.from('payments').where('order_id', orderId)
    assert.lengthOf(payments, 3)
  })

  test('TR27: an order paid on delivery has no ledger', async ({ assert }) => {
    const { orderId } = await makeOrder(trade)
    const error = await refusal(() =>
      new RecordPayment().handle({
        actor: trade.finance,
        orderId,
        kind: 'payment',
        amountFen: 1,
        method: 'bank',
        reference: randomUUID(),
      })
    )
    assert.equal(error.code, 'NOT_PREPAID')
  })

  test('an order is its taker’s and the department lead’s, nobody else’s', async ({ assert }) => {
    const { orderId } = await makeOrder(trade)
    const colleague = await makeEmployee('agent', trade.departmentId)
    const stranger = await makeEmployee('lead', trade.finance.departmentId)
    for (const actor of [colleague, stranger]) {
      const error = await refusal(() => new ConfirmOrder().handle({ actor, orderId }))
      assert.equal(error.code, 'NOT_YOUR_ORDER')
    }
    await new ConfirmOrder().handle({ actor: trade.lead, orderId })
    assert.equal(await orderValue(orderId, 'status'), 'confirmed')
  })

  test('TR6: the source may change after printing, by the owner and the media manager', async ({
    assert,
  }) => {
    const { orderId } = await confirmed()
    await new TransitionOrder().handle({ order: orderId, event: 'print', actor: null })
    const media = await makeEmployee('media_manager', trade.finance.departmentId)
    const colleague = await makeEmployee('agent', trade.departmentId)
    const edit = (actor: typeof media) =>
      new TransitionOrder().handle({ order: orderId, event: 'edit_media', actor })
    assert.equal(await refusalCode(() => edit(colleague)), 'NOT_YOUR_ORDER')
    await edit(media)
    await edit(trade.agent)
    assert.equal(await orderValue(orderId, 'status'), 'printed')
  })

  test('a stale edit is refused with what happened since, by whom', async ({ assert }) => {
    const { orderId } = await makeOrder(trade)
    await new EditOrder().handle({ actor: trade.lead, orderId, version: 1, remark: '组长改' })
    const error = await refusal(() =>
      new EditOrder().handle({ actor: trade.agent, orderId, version: 1, remark: '我改' })
    )
    assert.equal(error.code, 'STALE_VERSION')
    assert.equal(error.details.version, 2)
    const [change] = error.details.changed as { event: string; by: string; changes: object }[]
    assert.containSubset(change, {
      event: 'edit',
      by: trade.lead.name,
      changes: { remark: [null, '组长改'] },
    })
    assert.equal(await orderValue(orderId, 'remark'), '组长改')
  })
})
