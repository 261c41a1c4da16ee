import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import {
  type Trade,
  makeDeliveryMethod,
  makeOrder,
  makeTrade,
  orderRow,
  orderValue,
} from '#database/factories/orders'
import { makeRegions } from '#database/factories/customers'
import { makeProduct, makeWarehouse, stockUp } from '#database/factories/products'
import { ConfirmOrder } from '#app/orders/services/confirm_order'
import { EditOrder } from '#app/orders/services/edit_order'
import type { PlaceOrderContent } from '#app/orders/order_content'
import { refusal, refusalCode } from '#tests/support/refusal'

test.group('What an order needs to go to logistics (TR4)', (group) => {
  let trade: Trade
  group.each.setup(async () => {
    trade = await makeTrade()
  })

  const refusedWith = async (shape: Partial<PlaceOrderContent>) => {
    const { orderId } = await makeOrder(trade, shape)
    const error = await refusal(() => new ConfirmOrder().handle({ actor: trade.agent, orderId }))
    const order = await orderRow(orderId)
    return { code: error.code, field: error.field, status: order.status }
  }

  test('an address: region down to the district, and the rest', async ({ assert }) => {
    assert.deepEqual(await refusedWith({ address: '' }), {
      code: 'ADDRESS_MISSING',
      field: 'address',
      status: 'draft',
    })
    assert.deepEqual(await refusedWith({ regionId: null }), {
      code: 'REGION_INCOMPLETE',
      field: 'regionId',
      status: 'draft',
    })
    const undivided = await refusedWith({ regionId: trade.regions.cityId })
    assert.equal(undivided.code, 'REGION_INCOMPLETE')
  })

  test('a city without districts is complete', async ({ assert }) => {
    const [id] = await db.table('regions').insert({
      code: Math.random().toString(36).slice(2, 8),
      name: '东莞市',
      level: 'city',
      parent_id: trade.regions.provinceId,
    })
    const { orderId } = await makeOrder(trade, { regionId: id, confirm: true })
    assert.equal(await orderValue(orderId, 'city'), '东莞市')
  })

  test('a delivery method that serves the region', async ({ assert }) => {
    const elsewhere = await makeRegions(['江苏省', '南京市', '鼓楼区'])
    const deliveryMethodId = trade.deliveryMethodId
    await db
      .table('delivery_method_regions')
      .insert({ delivery_method_id: deliveryMethodId, region_id: elsewhere.cityId })
    const unserved = await refusedWith({})
    assert.equal(unserved.code, 'REGION_NOT_SERVED')
    const served = await makeOrder(trade, { regionId: elsewhere.districtId })
    await new ConfirmOrder().handle({ actor: trade.agent, orderId: served.orderId })
    assert.equal(await orderValue(served.orderId, 'status'), 'confirmed')
  })

  test('no more cash on delivery than the carrier collects; prepaid has no limit', async ({
    assert,
  }) => {
    const method = await makeDeliveryMethod({ codLimitFen: 53_599 })
    const shape = { deliveryMethodId: method.id }
    assert.deepEqual(await refusedWith(shape), {
      code: 'COD_OVER_LIMIT',
      field: 'paymentMode',
      status: 'draft',
    })
    const placed = await makeOrder(trade, { ...shape, paymentMode: 'prepaid', confirm: true })
    assert.equal(placed.status, 'confirmed')
    await db.from('carriers').where('id', method.carrierId).update({ cod_limit_fen: 53_600 })
    const collected = await makeOrder(trade, { ...shape, confirm: true })
    assert.equal(collected.status, 'confirmed')
  })

  test('an approval for a price under a floor that rose since', async ({ assert }) => {
    const { orderId } = await makeOrder(trade)
    await db.from('products').where('id', trade.productIds[0]).update({ floor_price_fen: 39_801 })
    const confirm = () => new ConfirmOrder().handle({ actor: trade.agent, orderId })
    assert.equal(await refusalCode(confirm), 'PRICE_BELOW_FLOOR')
    await new EditOrder().handle({
      actor: trade.lead,
      orderId,
      version: 1,
      lines: [{ position: 1, productId: trade.productIds[0] }],
    })
    await confirm()
    assert.equal(await orderValue(orderId, 'price_approved_by'), trade.lead.id)
  })

  test('a product that is still trialable', async ({ assert }) => {
    const { orderId } = await makeOrder(trade, {
      lines: [{ productId: trade.productIds[1], isTrial: true }],
    })
    assert.equal(await orderValue(orderId, 'is_trial'), 1)
    await db.from('products').where('id', trade.productIds[1]).update({ trialable: false })
    const error = await refusal(() => new ConfirmOrder().handle({ actor: trade.agent, orderId }))
    assert.equal(error.code, 'NOT_TRIALABLE')
  })

  test('the first warehouse of the list that has everything serves', async ({ assert }) => {
    const second = await makeWarehouse('青岛仓')
    await db
      .table('region_warehouses')
      .insert({ region_id: trade.regions.cityId, warehouse_id: second, position: 2 })
    const scarce = await makeProduct()
    await stockUp(scarce, second, 3)
    await stockUp(trade.productIds[0], second, 3)
    const { orderId } = await makeOrder(trade, {
      lines: [{ productId: scarce }, { productId: trade.productIds[0] }],
      confirm: true,
    })
    assert.containSubset(await orderRow(orderId), { warehouse_id: second, stock_hold: 0 })
  })

  test('short of one line nothing is reserved: the order waits at the first warehouse', async ({
    assert,
  }) => {
    const scarce = await makeProduct()
    const placed = await makeOrder(trade, {
      lines: [{ productId: trade.productIds[0] }, { productId: scarce, quantity: 2 }],
      confirm: true,
    })
    assert.isTrue(placed.stockHold)
    assert.containSubset(await orderRow(placed.orderId), {
      status: 'confirmed',
      stock_hold: 1,
      warehouse_id: trade.warehouseId,
    })
    const level = await db
      .from('stock_levels')
      .where({ product_id: trade.productIds[0], warehouse_id: trade.warehouseId })
      .firstOrFail()
    assert.equal(level.reserved, 0)
  })

  test('setting stock_shortage = reject refuses instead', async ({ assert }) => {
    const scarce = await makeProduct({ name: '不粘锅三件套' })
    await db
      .table('settings')
      .insert({ key: 'stock_shortage', value: '"reject"', updated_at: new Date() })
    try {
      const error = await refusal(() =>
        makeOrder(trade, { lines: [{ productId: scarce }], confirm: true })
      )
      assert.equal(error.code, 'STOCK_SHORT')
      assert.deepEqual(error.values, { product: '不粘锅三件套', available: 0 })
    } finally {
      await db.from('settings').where('key', 'stock_shortage').delete()
    }
  })
})
