import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import {
  makeEmployee,
  makeOrder,
  makeTrade,
  orderRow,
  type Trade,
} from '#database/factories/orders'
import { PrintOrder } from '#app/logistics/services/print_order'
import { VoidWaybill } from '#app/logistics/services/void_waybill'
import { ListRefunds, type RefundRow } from '#app/orders/queries/list_refunds'
import { ShowOrder } from '#app/orders/queries/show_order'
import { CancelOrder } from '#app/orders/services/cancel_order'
import { ConfirmOrder } from '#app/orders/services/confirm_order'
import { RecordPayment } from '#app/orders/services/record_payment'
import { RevokeOrder } from '#app/orders/services/revoke_order'
import { refusalCode } from '#tests/support/refusal'
import { ask } from '#tests/support/visit'

test.group('Refunds of orders that nothing is delivered for', (group) => {
  let trade: Trade
  group.each.setup(async () => {
    trade = await makeTrade()
  })

  /** A confirmed prepaid order with the money in. */
  async function paidOrder() {
    const order = await makeOrder(trade, { paymentMode: 'prepaid', confirm: true })
    await book(order.orderId, 'payment', order.totalFen)
    return order
  }

  async function book(orderId: number, kind: 'payment' | 'refund', amountFen: number) {
    const { paymentState } = await new RecordPayment().handle({
      actor: trade.finance,
      orderId,
      kind,
      amountFen,
      method: '银行汇款',
      reference: randomUUID(),
    })
    return paymentState
  }

  const cancel = (orderId: number) =>
    new CancelOrder().handle({ actor: trade.warehouseLead, orderId, reason: '客户不要了' })
  const revoke = (orderId: number) =>
    new RevokeOrder().handle({ actor: trade.warehouseLead, orderId, reason: '地址缺门牌号' })

  const listed = async (query: Record<string, unknown> = {}): Promise<RefundRow[]> => {
    const { rows } = await new ListRefunds().handle({ perPage: '200', ...query })
    return rows
  }

  test('a cancelled order gives back what is owed, in parts and never more', async ({ assert }) => {
    const { orderId, totalFen } = await paidOrder()
    await cancel(orderId)
    assert.equal((await orderRow(orderId)).payment_state, 'refunding')
    assert.equal(await refusalCode(() => book(orderId, 'refund', totalFen + 1)), 'AMOUNT_TOO_HIGH')
    assert.equal(await book(orderId, 'refund', 10_000), 'refunding')
    assert.equal(
      await refusalCode(() => book(orderId, 'refund', totalFen - 9_999)),
      'AMOUNT_TOO_HIGH'
    )
    assert.equal(await book(orderId, 'refund', totalFen - 10_000), 'refunded')
    assert.equal(await refusalCode(() => book(orderId, 'refund', 1)), 'AMOUNT_TOO_HIGH')
    const order = await orderRow(orderId)
    assert.equal(order.status, 'cancelled')
    assert.equal(Number(order.paid_fen), 0)
  })

  test('a revoked order gives back too, and is paid anew before it is printed', async ({
    assert,
  }) => {
    const { orderId, totalFen } = await paidOrder()
    await revoke(orderId)
    assert.equal(await book(orderId, 'refund', totalFen), 'refunded')
    await new ConfirmOrder().handle({ actor: trade.agent, orderId })
    const print = () => new PrintOrder().handle({ orderId, actor: trade.warehouseLead })
    assert.equal(await refusalCode(print), 'PAYMENT_MISSING')
    assert.equal(await book(orderId, 'payment', totalFen), 'paid')
  })

  test('a voided waybill of a prepaid order leaves its refund to be done (TR14)', async ({
    assert,
  }) => {
    const { orderId, totalFen } = await paidOrder()
    await db.table('waybill_number_ranges').insert({
      carrier_id: trade.carrierId,
      prefix: 'R',
      next_serial: 1,
      last_serial: 99,
      digits: 6,
      created_at: new Date(),
      updated_at: new Date(),
    })
    await new PrintOrder().handle({ orderId, actor: trade.warehouseLead })
    await new VoidWaybill().handle({
      orderId,
      actor: trade.warehouseLead,
      because: 'customer_cancelled',
      reason: '出库前客户来电取消',
    })
    assert.equal(await book(orderId, 'refund', totalFen), 'refunded')
  })

  test('nobody pays for an order that nothing will be delivered for', async ({ assert }) => {
    for (const end of [cancel, revoke]) {
      const { orderId } = await paidOrder()
      await end(orderId)
      assert.equal(await refusalCode(() => book(orderId, 'payment', 1)), 'ILLEGAL_TRANSITION')
    }
  })

  test('two refunds at once: what is owed goes back once', async ({ assert }) => {
    const { orderId, totalFen } = await paidOrder()
    await cancel(orderId)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => book(orderId, 'refund', totalFen))
    )
    assert.lengthOf(
      outcomes.filter(({ status }) => status === 'fulfilled'),
      1
    )
    const refunds = await db.from('payments').where({ order_id: orderId, kind: 'refund' })
    assert.lengthOf(refunds, 1)
  })

  test('the work list holds what is owed, longest first, with the way that it came', async ({
    assert,
  }) => {
    const { totalFen, ...cancelled } = await paidOrder()
    await cancel(cancelled.orderId)
    const revoked = await paidOrder()
    await revoke(revoked.orderId)
    const given = await paidOrder()
    await cancel(given.orderId)
    await book(given.orderId, 'refund', given.totalFen)
    const going = await paidOrder()
    const onDelivery = await makeOrder(trade, { confirm: true })
    await cancel(onDelivery.orderId)

    const mine = new Set(
      [cancelled, revoked, given, going, onDelivery].map(({ orderId }) => orderId)
    )
    const rows = (await listed()).filter(({ id }) => mine.has(id))
    assert.deepEqual(
      rows.map(({ id }) => id),
      [cancelled.orderId, revoked.orderId]
    )
    const [first] = rows
    assert.containSubset(first, {
      status: 'cancelled',
      owedFen: totalFen,
      method: '银行汇款',
      reason: '客户不要了',
    })
    const onlyRevoked = await listed({ status: 'revoked', q: revoked.orderNo })
    assert.deepEqual(
      onlyRevoked.map(({ id }) => id),
      [revoked.orderId]
    )
  })

  test('the sum counts every page', async ({ assert }) => {
    const before = await new ListRefunds().handle({ perPage: '1' })
    const { orderId, totalFen } = await paidOrder()
    await cancel(orderId)
    const after = await new ListRefunds().handle({ perPage: '1' })
    assert.equal(after.total, before.total + 1)
    assert.equal(after.totals.owedFen, before.totals.owedFen + totalFen)
  })

  test('is offered to who may, on an order with money in it only', async ({ assert }) => {
    const { orderId, totalFen } = await paidOrder()
    await cancel(orderId)
    const actionsOf = async (actor: typeof trade.finance) => {
      const { actions } = await new ShowOrder().handle({ orderId, actor })
      return actions
    }
    assert.include((await actionsOf(trade.finance)).allowed, 'record_refund')
    assert.notInclude((await actionsOf(trade.agent)).allowed, 'record_refund')
    await book(orderId, 'refund', totalFen)
    assert.notInclude((await actionsOf(trade.finance)).allowed, 'record_refund')
  })

  test('over HTTP: finance sees the list and records; an agent does neither', async ({
    client,
    assert,
  }) => {
    const { orderId, totalFen } = await paidOrder()
    await cancel(orderId)
    const agent = await makeEmployee('agent', trade.departmentId)
    const refused = await ask(client, 'get', '/orders/refunds', { as: agent })
    assert.equal(refused.status(), 403)
    const { version } = await orderRow(orderId)
    const fields = { version, kind: 'refund', amountFen: totalFen, method: '银行汇款' }
    const missing = await ask(client, 'post', `/orders/${orderId}/payments`, {
      as: trade.finance,
      body: { ...fields, reference: ' ' },
    })
    assert.equal(missing.status(), 422)
    assert.equal(missing.body().errors[0].field, 'reference')
    const nothing = await ask(client, 'post', `/orders/${orderId}/payments`, {
      as: trade.finance,
      body: { ...fields, amountFen: 0, reference: randomUUID() },
    })
    assert.equal(nothing.body().errors[0].message, '金额应大于 0')
    const body = { ...fields, reference: randomUUID() }
    const path = `/orders/${orderId}/payments`
    assert.equal((await ask(client, 'post', path, { as: agent, body })).status(), 403)
    assert.equal((await ask(client, 'post', path, { as: trade.finance, body })).status(), 200)
    const order = await orderRow(orderId)
    assert.equal(order.payment_state, 'refunded')
  })
})
