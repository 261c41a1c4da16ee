import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { type Trade, makeOrder, makeTrade, orderRow, orderValue } from '#database/factories/orders'
import { makeProduct, stockUp } from '#database/factories/products'
import { RevokeOrder } from '#app/orders/services/revoke_order'
import { TransitionOrder } from '#app/orders/services/transition_order'
import { HandOverStock } from '#app/products/services/hand_over_stock'
import { RecordStockMovement } from '#app/products/services/record_stock_movement'
import { confirmAtOnce } from '#tests/support/order_races'
import { refusal, refusalCode } from '#tests/support/refusal'

test.group('Stock of orders', (group) => {
  let trade: Trade
  let productId: number
  group.each.setup(async () => {
    trade = await makeTrade(0)
    productId = await makeProduct()
  })

  const level = () => db.from('stock_levels').where('product_id', productId).first()
  const waiting = (quantity: number, more: number[] = []) =>
    makeOrder(trade, {
      lines: [{ productId, quantity }, ...more.map((id) => ({ productId: id }))],
      confirm: true,
    })
  const hold = async (orderId: number) => Boolean(await orderValue(orderId, 'stock_hold'))

  test('arriving pieces go to the orders that wait, the oldest confirmed first', async ({
    assert,
  }) => {
    const first = await waiting(2)
    const second = await waiting(2)
    const third = await waiting(2)
    await stockUp(productId, trade.warehouseId, 5)
    assert.isFalse(await hold(first.orderId))
    assert.isFalse(await hold(second.orderId))
    assert.isTrue(await hold(third.orderId))
    assert.containSubset(await level(), { on_hand: 5, reserved: 4 })
    const served = await db
      .from('order_events')
      .where({ order_id: first.orderId, event: 'serve_hold' })
    assert.lengthOf(served, 1)
  })

  test('nobody overtakes an older order that is still short of the product', async ({ assert }) => {
    const large = await waiting(10)
    const small = await waiting(1)
    await stockUp(productId, trade.warehouseId, 5)
    assert.isTrue(await hold(large.orderId))
    assert.isTrue(await hold(small.orderId))
    await stockUp(productId, trade.warehouseId, 6)
    assert.isFalse(await hold(large.orderId))
    assert.isFalse(await hold(small.orderId))
  })

  test('an order short of something else does not keep the others waiting', async ({ assert }) => {
    const other = await makeProduct()
    const mixed = await waiting(1, [other])
    const plain = await waiting(1)
    await stockUp(productId, trade.warehouseId, 1)
    assert.isTrue(await hold(mixed.orderId))
    assert.isFalse(await hold(plain.orderId))
  })

  test('pieces of a revoked order serve the next one that waits', async ({ assert }) => {
    await stockUp(productId, trade.warehouseId, 2)
    const holder = await waiting(2)
    const next = await waiting(2)
    assert.isTrue(await hold(next.orderId))
    await new RevokeOrder().handle({
      actor: trade.warehouseLead,
      orderId: holder.orderId,
      reason: '错单',
    })
    assert.isFalse(await hold(next.orderId))
    assert.containSubset(await level(), { on_hand: 2, reserved: 2 })
  })

  test('handing over takes on hand and reserved down together, with its movement', async ({
    assert,
  }) => {
    await stockUp(productId, trade.warehouseId, 7)
    const { orderId } = await waiting(3)
    const at = DateTime.utc()
    await new TransitionOrder().handle({ order: orderId, event: 'print', actor: null })
    await new TransitionOrder().handle({
      order: orderId,
      event: 'hand_over',
      actor: null,
      work: async (order, trx) => {
        await new HandOverStock().handle({ trx, orderId: order.id, employeeId: null, at })
      },
    })
    assert.containSubset(await level(), { on_hand: 4, reserved: 0 })
    const [sum] = await db
      .from('stock_movements')
      .where('product_id', productId)
      .sum('quantity as pieces')
    assert.equal(Number(sum.pieces), 4)
  })

  test('a movement never takes a bucket below zero, nor what is reserved', async ({ assert }) => {
    await stockUp(productId, trade.warehouseId, 5)
    await waiting(4)
    const move = (quantity: number, bucket: 'sellable' | 'damaged' = 'sellable') =>
      new RecordStockMovement().handle({
        productId,
        warehouseId: trade.warehouseId,
        bucket,
        kind: 'adjustment',
        quantity,
        causeType: 'count',
        causeId: '1',
        employeeId: null,
      })
    const error = await refusal(() => move(-2))
    assert.equal(error.code, 'STOCK_BELOW_ZERO')
    assert.equal(error.details.available, 1)
    await move(-1)
    assert.containSubset(await level(), { on_hand: 4, reserved: 4 })
    assert.equal(await refusalCode(() => move(-1, 'damaged')), 'STOCK_BELOW_ZERO')
    assert.equal(await refusalCode(() => move(0)), 'STOCK_QUANTITY_INVALID')
  })

  test('fifty confirmations at once of the last ten pieces: ten are served, forty wait', async ({
    assert,
  }) => {
    await stockUp(productId, trade.warehouseId, 10)
    assert.deepEqual(await confirmAtOnce(trade, productId, 50), {
      served: 10,
      onHand: 10,
      reserved: 10,
      reservations: 10,
    })
  }).timeout(60_000)

  test('orders of the same products in opposite order do not block each other', async ({
    assert,
  }) => {
    const other = await makeProduct()
    await stockUp(productId, trade.warehouseId, 100)
    await stockUp(other, trade.warehouseId, 100)
    const placed = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const pair = index % 2 ? [productId, other] : [other, productId]
        return makeOrder(trade, { lines: pair.map((id) => ({ productId: id })), confirm: true })
      })
    )
    assert.isTrue(placed.every((order) => order.status === 'confirmed' && !order.stockHold))
    assert.containSubset(await level(), { on_hand: 100, reserved: 20 })
  }).timeout(60_000)

  test('two actors on one order at once: one wins, the other is told', async ({ assert }) => {
    await stockUp(productId, trade.warehouseId, 10)
    const { orderId } = await waiting(1)
    const outcomes = await Promise.allSettled([
      new RevokeOrder().handle({ actor: trade.warehouseLead, orderId, version: 2, reason: '错单' }),
      new TransitionOrder().handle({ order: orderId, version: 2, event: 'print', actor: null }),
    ])
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected')
    assert.lengthOf(lost, 1)
    const error = lost[0].reason
    assert.include(['ILLEGAL_TRANSITION', 'STALE_VERSION'], error.code)
    const order = await orderRow(orderId)
    assert.include(['revoked', 'printed'], order.status)
    assert.equal(error.details.status, order.status)
    const stock = await level()
    assert.equal(stock.reserved, order.status === 'printed' ? 1 : 0)
  })
})
