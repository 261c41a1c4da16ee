import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { ManualClock } from '#core/clock'
import { ListMovements } from '#app/products/queries/list_movements'
import { ListStock } from '#app/products/queries/list_stock'
import { ListStockEntries } from '#app/products/queries/list_stock_entries'
import { AdjustStock, type AdjustStockInput } from '#app/products/services/adjust_stock'
import { CheckStock } from '#app/products/services/check_stock'
import { CheckStockNightly } from '#app/products/services/check_stock_nightly'
import { CountStock, type CountStockInput } from '#app/products/services/count_stock'
import { ReceiveGoodsIn } from '#app/products/services/receive_goods_in'
import { type Trade, makeOrder, makeTrade, orderValue } from '#database/factories/orders'
import { makeWarehouse } from '#database/factories/products'
import { refusal, refusalCode } from '#tests/support/refusal'

test.group('The stock ledger', (group) => {
  let trade: Trade
  let first: number
  let second: number
  group.each.setup(async () => {
    trade = await makeTrade(0)
    ;[first, second] = trade.productIds
  })

  const head = () => ({
    warehouseId: trade.warehouseId,
    employeeId: trade.warehouseLead.id,
    idempotencyKey: randomUUID(),
  })
  const receive = (lines: { productId: number; quantity: number }[], shape = {}) =>
    new ReceiveGoodsIn().handle({ ...head(), lines, ...shape })
  const count = (lines: CountStockInput['lines']) => new CountStock().handle({ ...head(), lines })
  const adjust = (
    reason: AdjustStockInput['reason'],
    lines: AdjustStockInput['lines'],
    remark?: string
  ) => new AdjustStock().handle({ ...head(), reason, lines, remark })
  const level = (productId: number) =>
    db
      .from('stock_levels')
      .where({ product_id: productId, warehouse_id: trade.warehouseId })
      .select('on_hand', 'reserved', 'quarantine', 'damaged')
      .first()
  const movements = async (productId: number) => {
    const rows = await db.from('stock_movements').where('product_id', productId).orderBy('id')
    return rows.map((row) => [row.kind, row.bucket, row.quantity])
  }

  test('goods in are movements of the entry, and serve who waits, the oldest first', async ({
    assert,
  }) => {
    const waiting = await makeOrder(trade, { confirm: true })
    const behind = await makeOrder(trade, { confirm: true })
    assert.equal(await orderValue(waiting.orderId, 'stock_hold'), 1)
    const { id } = await receive([
      { productId: second, quantity: 1 },
      { productId: first, quantity: 5 },
    ])
    assert.equal(await orderValue(waiting.orderId, 'stock_hold'), 0)
    assert.equal(await orderValue(behind.orderId, 'stock_hold'), 1)
    assert.containSubset(await level(first), { on_hand: 5, reserved: 1 })
    assert.containSubset(await level(second), { on_hand: 1, reserved: 1 })
    const rows = await db
      .from('stock_movements')
      .where({ cause_type: 'stock_entry', cause_id: String(id) })
    assert.lengthOf(rows, 2)
    assert.equal(rows[0].employee_id, trade.warehouseLead.id)
  })

  test('sent again with its key, nothing is posted twice, also at the same time', async ({
    assert,
  }) => {
    const input = { ...head(), lines: [{ productId: first, quantity: 3 }] }
    const posted = await Promise.all([1, 2, 3].map(() => new ReceiveGoodsIn().handle(input)))
    assert.lengthOf(new Set(posted.map(({ id }) => id)), 1)
    assert.lengthOf(
      posted.filter(({ repeated }) => !repeated),
      1
    )
    assert.containSubset(await level(first), { on_hand: 3 })
    const code = await refusalCode(() =>
      new CountStock().handle({
        ...input,
        lines: [{ productId: first, bucket: 'sellable', seen: 3, counted: 3 }],
      })
    )
    assert.equal(code, 'STOCK_KEY_REUSED')
  })

  test('a count posts the difference to what was seen, and keeps what moved meanwhile', async ({
    assert,
  }) => {
    await receive([
      { productId: first, quantity: 10 },
      { productId: second, quantity: 4 },
    ])
    await receive([{ productId: first, quantity: 5 }])
    const { id } = await count([
      { productId: first, bucket: 'sellable', seen: 10, counted: 8 },
      { productId: second, bucket: 'sellable', seen: 4, counted: 4 },
    ])
    assert.containSubset(await level(first), { on_hand: 13 })
    assert.containSubset(await level(second), { on_hand: 4 })
    assert.deepEqual((await movements(first)).at(-1), ['adjustment', 'sellable', -2])
    assert.lengthOf(await movements(second), 1)
    const lines = await new ListStockEntries().lines(id)
    assert.lengthOf(lines, 2)
    assert.includeDeepMembers(
      lines.map(({ seen, counted, quantity }) => ({ seen, counted, quantity })),
      [
        { seen: 10, counted: 8, quantity: -2 },
        { seen: 4, counted: 4, quantity: 0 },
      ]
    )
  })

  test('a count can’t take what orders have reserved, and says beside which line', async ({
    assert,
  }) => {
    await receive([
      { productId: first, quantity: 2 },
      { productId: second, quantity: 2 },
    ])
    await makeOrder(trade, { confirm: true })
    const error = await refusal(() =>
      count([
        { productId: first, bucket: 'sellable', seen: 2, counted: 1 },
        { productId: second, bucket: 'sellable', seen: 2, counted: 0 },
      ])
    )
    assert.equal(error.code, 'STOCK_BELOW_ZERO')
    assert.equal(error.field, 'lines.1.counted')
    assert.containSubset(await level(first), { on_hand: 2 })
  })

  test('each reason moves the buckets that it says', async ({ assert }) => {
    await receive([{ productId: first, quantity: 20 }])
    const line = { productId: first, bucket: 'sellable' as const }
    await adjust('breakage', [{ ...line, quantity: 3 }])
    assert.containSubset(await level(first), { on_hand: 17, damaged: 3 })
    await adjust('disposal', [{ ...line, bucket: 'damaged', quantity: 2 }])
    assert.containSubset(await level(first), { on_hand: 17, damaged: 1 })
    await adjust('loss', [{ ...line, quantity: 1 }])
    await adjust('sample', [{ ...line, quantity: 1 }])
    await adjust('found', [{ ...line, quantity: 4 }])
    await adjust('wrong_entry', [{ ...line, quantity: -5 }])
    await adjust('other', [{ ...line, quantity: 1 }], '说明')
    assert.containSubset(await level(first), { on_hand: 15, damaged: 1, quarantine: 0 })
    assert.includeDeepMembers(await movements(first), [
      ['adjustment', 'damaged', 3],
      ['disposal', 'damaged', -2],
    ])
  })

  test('what can’t be posted is refused beside its field, and nothing of it happens', async ({
    assert,
  }) => {
    const fields = async (work: () => Promise<unknown>) => {
      const error = await refusal(work)
      return [error.code, error.field]
    }
    const line = { productId: first, bucket: 'sellable' as const, quantity: 1 }
    assert.deepEqual(await fields(() => adjust('other', [line])), [
      'STOCK_REMARK_MISSING',
      'remark',
    ])
    assert.deepEqual(await fields(() => receive([])), ['STOCK_LINES_MISSING', 'lines'])
    assert.deepEqual(await fields(() => receive([line, line])), [
      'STOCK_LINE_TWICE',
      'lines.1.productId',
    ])
    assert.deepEqual(await fields(() => receive([{ productId: 2_000_000_000, quantity: 1 }])), [
      'STOCK_PRODUCT_UNKNOWN',
      'lines.0.productId',
    ])
    const closed = await makeWarehouse('旧仓', false)
    assert.deepEqual(await fields(() => receive([line], { warehouseId: closed })), [
      'STOCK_WAREHOUSE_UNKNOWN',
      'warehouseId',
    ])
    assert.deepEqual(
      await fields(() => adjust('breakage', [{ ...line, productId: second }, line])),
      ['STOCK_BELOW_ZERO', 'lines.0.quantity']
    )
    assert.lengthOf(await movements(first), 0)
    const entries = await db.from('stock_entries').where('employee_id', trade.warehouseLead.id)
    assert.lengthOf(entries, 0)
  })

  test('the list shows each bucket, and what orders on hold wait for', async ({ assert }) => {
    await receive([{ productId: first, quantity: 3 }])
    await adjust('breakage', [{ productId: first, bucket: 'sellable', quantity: 1 }])
    await makeOrder(trade, { lines: [{ productId: first, quantity: 2 }], confirm: true })
    await makeOrder(trade, { lines: [{ productId: first, quantity: 5 }], confirm: true })
    const query = { warehouse: String(trade.warehouseId) }
    const { rows, totals } = await new ListStock().handle(query)
    assert.lengthOf(rows, 1)
    assert.containSubset(rows[0], {
      productId: first,
      onHand: 2,
      reserved: 2,
      available: 0,
      quarantine: 0,
      damaged: 1,
      awaited: 5,
    })
    assert.deepEqual(totals, { onHand: 2, reserved: 2, available: 0, quarantine: 0, damaged: 1 })
    const out = await new ListStock().handle({ ...query, state: 'out' })
    assert.equal(out.total, 1)
    const none = await new ListStock().handle({ ...query, state: 'quarantine' })
    assert.equal(none.total, 0)
  })

  test('the movements of a product, filtered, with their sums and cause', async ({ assert }) => {
    const { id } = await receive([{ productId: first, quantity: 7 }])
    await adjust('loss', [{ productId: first, bucket: 'sellable', quantity: 2 }])
    const page = await new ListMovements().handle({ product: String(first) })
    assert.deepEqual(page.totals, { in: 7, out: 2 })
    assert.deepEqual(
      page.rows.map(({ kind, quantity }) => [kind, quantity]),
      [
        ['adjustment', -2],
        ['purchase', 7],
      ]
    )
    assert.equal(page.rows[1].entryId, id)
    const bought = await new ListMovements().all({ product: String(first), kind: 'purchase' })
    assert.lengthOf(bought, 1)
  })

  test('the nightly check finds a level that is not the sum, once a night', async ({ assert }) => {
    await receive([{ productId: first, quantity: 4 }])
    const at = DateTime.fromISO('2031-05-06T04:00', { zone: 'Asia/Shanghai' }).toUTC()
    const clock = new ManualClock(at)
    const mine = async () => {
      const found = await new CheckStock(clock).handle()
      return found.differences.filter(({ productId }) => productId === first)
    }
    assert.deepEqual(await mine(), [])
    await db.from('stock_levels').where('product_id', first).update({ damaged: 2, reserved: 1 })
    assert.deepEqual(await mine(), [
      {
        productId: first,
        warehouseId: trade.warehouseId,
        bucket: 'damaged',
        level: 2,
        summed: 0,
      },
      { productId: first, warehouseId: trade.warehouseId, bucket: 'reserved', level: 1, summed: 0 },
    ])
    await db.from('stock_levels').where('product_id', first).update({ damaged: 0, reserved: 0 })
    assert.isNull(await new CheckStockNightly(clock).handle())
    const tomorrow = new ManualClock(at.plus({ days: 1 }))
    assert.isNotNull(await new CheckStockNightly(tomorrow).handle())
    assert.isNull(await new CheckStockNightly(tomorrow).handle())
    await db.from('stock_checks').where('created_at', '>=', at.toJSDate()).delete()
  })
})
