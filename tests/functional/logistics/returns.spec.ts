import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { FindReturn } from '#app/logistics/queries/find_return'
import { ListReturns } from '#app/logistics/queries/list_returns'
import { CorrectFeedback } from '#app/logistics/services/correct_feedback'
import { InspectReturnedGoods } from '#app/logistics/services/inspect_returned_goods'
import { ReceiveReturnedGoods } from '#app/logistics/services/receive_returned_goods'
import { RecordFeedback } from '#app/logistics/services/record_feedback'
import type { Inspected } from '#app/products/services/sort_pieces'
import { type Dispatch, makeDispatch, makePrinted } from '#database/factories/logistics'
import { makeOrder, orderRow, orderValue } from '#database/factories/orders'
import { refusal, refusalCode } from '#tests/support/refusal'
import { ask, visit } from '#tests/support/visit'

test.group('Goods that come back', (group) => {
  let dispatch: Dispatch
  let first: number
  let second: number
  group.each.setup(async () => {
    dispatch = await makeDispatch({ stock: 10 })
    ;[first, second] = dispatch.productIds
  })

  const feed = (waybillNo: string, result: 'delivered' | 'returned') =>
    new RecordFeedback().handle({
      waybillNo,
      result,
      reason: result === 'returned' ? 'refused' : null,
      courierId: dispatch.clerk.id,
      deliveryFeeFen: 800,
      remark: null,
      batchId: null,
      actor: dispatch.clerk,
    })
  const fedBack = async (result: 'delivered' | 'returned', content = {}) => {
    const printed = await makePrinted(dispatch, {
      lines: [
        { productId: first, quantity: 3 },
        { productId: second, sellingMethod: 'gift' },
      ],
      ...content,
    })
    await feed(printed.waybillNo, result)
    return printed
  }
  const receive = (orderId: number) =>
    new ReceiveReturnedGoods().handle({ orderId, actor: dispatch.clerk })
  const inspect = (orderId: number, lines: Inspected[]) =>
    new InspectReturnedGoods().handle({ orderId, lines, actor: dispatch.clerk })
  const whole = (): Inspected[] => [
    { productId: first, sellable: 3, damaged: 0, disposed: 0 },
    { productId: second, sellable: 1, damaged: 0, disposed: 0 },
  ]
  const correct = (orderId: number, actor = dispatch.warehouseLead) =>
    new CorrectFeedback().handle({ orderId, reason: '扫错件', actor })
  const level = (productId: number) =>
    db.from('stock_levels').where('product_id', productId).firstOrFail()
  const customerOf = async (orderId: number) =>
    db
      .from('customers')
      .where('id', (await orderValue(orderId, 'customer_id')) as number)
      .firstOrFail()
  const codSums = async (orderId: number) => {
    const rows = await db
      .from('cod_entries')
      .where('order_id', orderId)
      .groupBy('kind')
      .select('kind')
      .sum('amount_fen as fen')
    return Object.fromEntries(rows.map((row) => [row.kind, Number(row.fen)]))
  }

  test('TR18 a returned parcel comes in: its goods wait in quarantine, not on hand', async ({
    assert,
  }) => {
    const { orderId } = await fedBack('returned')
    await receive(orderId)
    assert.containSubset(await orderRow(orderId), {
      status: 'returned',
      return_receipt: 'received',
    })
    assert.containSubset(await level(first), { on_hand: 7, quarantine: 3, damaged: 0 })
    assert.containSubset(await level(second), { on_hand: 9, quarantine: 1 })
  })

  test('taken in twice at once: one wins, the other is told who did it when', async ({
    assert,
  }) => {
    const { orderId } = await fedBack('returned')
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => receive(orderId)))
    assert.lengthOf(
      results.filter(({ status }) => status === 'fulfilled'),
      1
    )
    for (const result of results) {
      if (result.status === 'fulfilled') continue
      assert.equal(result.reason.code, 'RETURN_RECEIPT')
      assert.equal(result.reason.details.returnReceipt, 'received')
      assert.equal(result.reason.values.by, dispatch.clerk.name)
      assert.match(result.reason.values.at, /^\d\d-\d\d \d\d:\d\d/)
    }
    assert.containSubset(await level(first), { quarantine: 3 })
  })

  test('TR19 inspection: sellable on hand, damaged apart, disposed out of the books', async ({
    assert,
  }) => {
    const { orderId } = await fedBack('returned')
    await receive(orderId)
    await inspect(orderId, [
      { productId: second, sellable: 0, damaged: 0, disposed: 1 },
      { productId: first, sellable: 1, damaged: 2, disposed: 0 },
    ])
    assert.equal(await orderValue(orderId, 'return_receipt'), 'inspected')
    assert.containSubset(await level(first), { on_hand: 8, quarantine: 0, damaged: 2 })
    assert.containSubset(await level(second), { on_hand: 9, quarantine: 0, damaged: 0 })
    const disposal = await db.from('stock_movements').where('kind', 'disposal')
    assert.isTrue(disposal.some((row) => row.product_id === second && row.quantity === -1))
  })

  test('sellable pieces go to an order that waits for them', async ({ assert }) => {
    const { orderId } = await fedBack('returned')
    const { orderId: waiting } = await makeOrder(dispatch, {
      lines: [{ productId: first, quantity: 9 }],
      confirm: true,
    })
    await receive(orderId)
    assert.equal(await orderValue(waiting, 'stock_hold'), 1)
    await inspect(orderId, whole())
    assert.equal(await orderValue(waiting, 'stock_hold'), 0)
    assert.containSubset(await level(first), { on_hand: 10, reserved: 9 })
  })

  test('an inspection accounts for every piece, before anything moves', async ({ assert }) => {
    const { orderId } = await fedBack('returned')
    await receive(orderId)
    const short = await refusal(() =>
      inspect(orderId, [{ ...whole()[0], sellable: 2 }, whole()[1]])
    )
    assert.equal(short.code, 'INSPECTION_SUM')
    assert.equal(short.field, 'lines.0.sellable')
    assert.deepEqual(short.values, { expected: 3, sum: 2 })
    assert.equal(await refusalCode(() => inspect(orderId, [whole()[0]])), 'INSPECTION_INCOMPLETE')
    assert.equal(
      await refusalCode(() => inspect(orderId, [...whole(), { ...whole()[0] }])),
      'INSPECTION_SUM'
    )
    assert.containSubset(await level(first), { on_hand: 7, quarantine: 3 })
  })

  test('out of turn nothing happens, and the refusal names where the goods are', async ({
    assert,
  }) => {
    const { orderId } = await fedBack('returned')
    const early = await refusal(() => inspect(orderId, whole()))
    assert.equal(early.messageKey, 'logistics.errors.return_receipt.expected')
    await receive(orderId)
    await inspect(orderId, whole())
    for (const again of [() => receive(orderId), () => inspect(orderId, whole())]) {
      const error = await refusal(again)
      assert.equal(error.messageKey, 'logistics.errors.return_receipt.inspected')
      assert.equal(error.values.by, dispatch.clerk.name)
    }
    const delivered = await fedBack('delivered')
    assert.equal(await refusalCode(() => receive(delivered.orderId)), 'ILLEGAL_TRANSITION')
    assert.equal(
      await refusalCode(() =>
        new ReceiveReturnedGoods().handle({ orderId, actor: dispatch.agent })
      ),
      'FORBIDDEN'
    )
  })

  test('a scan finds the return, or says why there is none to take in', async ({ assert }) => {
    const { orderId, waybillNo } = await fedBack('returned')
    assert.equal(await new FindReturn().handle(` ${waybillNo} `), orderId)
    const orderNo = (await orderValue(orderId, 'order_no')) as string
    assert.equal(await new FindReturn().handle(orderNo), orderId)
    await receive(orderId)
    await inspect(orderId, whole())
    const over = await refusal(() => new FindReturn().handle(waybillNo))
    assert.equal(over.messageKey, 'logistics.errors.return_receipt.inspected')
    assert.equal(over.values.by, dispatch.clerk.name)
    const delivered = await fedBack('delivered')
    const wrong = await refusal(() => new FindReturn().handle(delivered.waybillNo))
    assert.equal(wrong.messageKey, 'logistics.errors.not_returned.delivered')
    assert.equal(
      await refusalCode(() => new FindReturn().handle('NOBODY-HAS-THIS')),
      'UNKNOWN_WAYBILL'
    )
  })

  test('the list holds what is to do, the oldest first, and what is done when asked', async ({
    assert,
  }) => {
    const { orderId, waybillNo } = await fedBack('returned')
    const rows = async (query = {}) => {
      const page = await new ListReturns().handle({ q: waybillNo, ...query })
      return page.rows.map(({ id, receipt, pieces }) => [id, receipt, pieces])
    }
    assert.deepEqual(await rows(), [[orderId, 'expected', 4]])
    await receive(orderId)
    assert.deepEqual(await rows(), [[orderId, 'received', 4]])
    await inspect(orderId, whole())
    assert.deepEqual(await rows(), [])
    assert.deepEqual(await rows({ receipt: 'inspected' }), [[orderId, 'inspected', 4]])
  })

  test('TR20 a wrong delivery is reversed: in transit, cash expected, points back, first row kept', async ({
    assert,
  }) => {
    const { orderId, waybillNo, shipmentId } = await fedBack('delivered')
    await correct(orderId)
    assert.containSubset(await orderRow(orderId), {
      status: 'in_transit',
      cod_state: 'expected',
      fed_back_at: null,
    })
    const { points } = await customerOf(orderId)
    assert.equal(points, 0)
    const feedback = await db.from('feedbacks').where('order_id', orderId).firstOrFail()
    assert.containSubset(feedback, {
      result: 'delivered',
      standing: null,
      reversed_by: dispatch.warehouseLead.id,
      reversal_reason: '扫错件',
    })
    const shipment = await db.from('shipments').where('id', shipmentId).firstOrFail()
    assert.equal(shipment.status, 'handed_over')
    assert.equal((await codSums(orderId)).collected, 0)
    await feed(waybillNo, 'returned')
    assert.containSubset(await orderRow(orderId), {
      status: 'returned',
      cod_state: 'none',
      return_receipt: 'expected',
    })
    const after = await customerOf(orderId)
    assert.equal(after.points, -100)
    assert.equal(after.refused_count, 1)
  })

  test('TR20 a wrong return is reversed with its penalty and its quarantine', async ({
    assert,
  }) => {
    const { orderId, waybillNo } = await fedBack('returned')
    await receive(orderId)
    await correct(orderId)
    assert.containSubset(await orderRow(orderId), {
      status: 'in_transit',
      cod_state: 'expected',
      return_receipt: 'none',
    })
    assert.containSubset(await customerOf(orderId), { points: 0, refused_count: 0 })
    assert.containSubset(await level(first), { on_hand: 7, quarantine: 0 })
    await feed(waybillNo, 'delivered')
    const { points } = await customerOf(orderId)
    assert.equal(points, 1194)
    assert.deepEqual(await codSums(orderId), { expected: 119_400, collected: 119_400, not_due: 0 })
  })

  test('corrected again and again, points and cash always stand at the last feedback', async ({
    assert,
  }) => {
    const { orderId, waybillNo } = await fedBack('delivered')
    for (const result of ['returned', 'delivered', 'delivered'] as const) {
      await correct(orderId)
      await feed(waybillNo, result)
    }
    assert.containSubset(await customerOf(orderId), { points: 1194, refused_count: 0 })
    assert.lengthOf(await db.from('feedbacks').where({ order_id: orderId, standing: 1 }), 1)
    assert.lengthOf(await db.from('feedbacks').where('order_id', orderId), 4)
  })

  test('what is settled or inspected stays, and says who did it', async ({ assert }) => {
    const delivered = await fedBack('delivered')
    await db.from('orders').where('id', delivered.orderId).update({ cod_state: 'remitted' })
    const settled = await refusal(() => correct(delivered.orderId))
    assert.equal(settled.messageKey, 'logistics.errors.cod_settled.remitted')
    const returned = await fedBack('returned')
    await receive(returned.orderId)
    await inspect(returned.orderId, whole())
    const inspected = await refusal(() => correct(returned.orderId))
    assert.equal(inspected.messageKey, 'logistics.errors.return_receipt.inspected')
    assert.equal(inspected.values.by, dispatch.clerk.name)
  })

  test('only whoever leads the warehouse corrects, with a reason', async ({ assert }) => {
    const { orderId } = await fedBack('delivered')
    assert.equal(await refusalCode(() => correct(orderId, dispatch.clerk)), 'FORBIDDEN')
    const code = await refusalCode(() =>
      new CorrectFeedback().handle({ orderId, reason: ' ', actor: dispatch.warehouseLead })
    )
    assert.equal(code, 'REASON_MISSING')
    assert.equal(await orderValue(orderId, 'status'), 'delivered')
  })

  test('corrected by two at once, it is reversed once', async ({ assert }) => {
    const { orderId } = await fedBack('delivered')
    const results = await Promise.allSettled([correct(orderId), correct(orderId)])
    const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    assert.lengthOf(lost, 1)
    assert.equal(lost[0].code, 'ILLEGAL_TRANSITION')
    assert.equal((await codSums(orderId)).collected, 0)
  })

  test('through the pages: scan, take in, inspect, each in the words of the house', async ({
    assert,
    client,
  }) => {
    const { orderId, waybillNo } = await fedBack('returned')
    const as = dispatch.clerk
    const page = await visit(client, '/returns', as)
    page.assertInertiaComponent('logistics/returns')
    const found = await ask(client, 'get', `/returns/lookup?waybillNo=${waybillNo}`, { as })
    assert.containSubset(found.body(), { id: orderId, receipt: 'expected', mayCorrect: false })
    const { version } = found.body()
    const taken = await ask(client, 'post', `/returns/${orderId}/receipts`, {
      as,
      body: { version },
    })
    assert.equal(taken.status(), 200)
    const again = await ask(client, 'post', `/returns/${orderId}/receipts`, {
      as,
      body: { version: taken.body().version },
    })
    assert.equal(again.status(), 409)
    assert.include(again.body().title, `已由 ${as.name} 在`)
    const done = await ask(client, 'post', `/returns/${orderId}/inspections`, {
      as,
      body: { version: taken.body().version, lines: whole() },
    })
    assert.equal(done.status(), 200)
    const stranger = await ask(client, 'get', '/returns', { as: dispatch.agent })
    assert.equal(stranger.status(), 403)
  })
})
