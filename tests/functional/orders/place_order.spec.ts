import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { makeCustomer, newMobile } from '#database/factories/customers'
import {
  type Trade,
  makeEmployee,
  makeOrder,
  makeTrade,
  orderContent,
} from '#database/factories/orders'
import { makeProduct, stockUp } from '#database/factories/products'
import type { PlaceOrderContent } from '#app/orders/order_content'
import { PlaceOrder } from '#app/orders/services/place_order'
import { refusal } from '#tests/support/refusal'

test.group('Placing an order (TR1)', (group) => {
  let trade: Trade
  group.setup(async () => {
    trade = await makeTrade()
  })

  const place = async (shape: Partial<PlaceOrderContent> = {}) => makeOrder(trade, shape)

  test('saves a draft with the retail price, quantity 1, direct, and the customer as buyer', async ({
    assert,
  }) => {
    const customer = await makeCustomer(trade.agent, { name: '陈国庆' })
    const placed = await place({
      customerId: customer.id,
      lines: [{ productId: trade.productIds[0] }],
    })

    assert.match(placed.orderNo, /^\d{6}\d{4,}$/)
    assert.containSubset(placed, { status: 'draft', version: 1, totalFen: 39_800, repeated: false })
    const order = await db.from('orders').where('id', placed.orderId).firstOrFail()
    assert.containSubset(order, {
      receiver_name: '陈国庆',
      province: '山东省',
      city: '济南市',
      district: '历下区',
      employee_id: trade.agent.id,
      department_id: trade.departmentId,
      confirmed_at: null,
    })
    const [line] = await db.from('order_lines').where('order_id', placed.orderId)
    assert.containSubset(line, {
      unit_price_fen: 39_800,
      quantity: 1,
      selling_method: 'direct',
      is_trial: 0,
      product_name: '足浴盆 TS-8',
    })
    const buyer = await db.from('customers').where('id', customer.id).firstOrFail()
    assert.equal(buyer.kind, 'buyer')
    const events = await db.from('order_events').where('order_id', placed.orderId)
    assert.lengthOf(events, 1)
    assert.containSubset(events[0], { event: 'create', from_status: null, to_status: 'draft' })
  })

  test('a gift costs nothing, whatever its retail price', async ({ assert }) => {
    const placed = await place({
      lines: [
        { productId: trade.productIds[0], quantity: 2 },
        { productId: trade.productIds[1], sellingMethod: 'gift' },
      ],
    })
    assert.equal(placed.totalFen, 79_600)
  })

  test('numbers of one day are different and count up', async ({ assert }) => {
    const orders = []
    for (let count = 0; count < 5; count++) orders.push(await place())
    const numbers = orders.map((order) => order.orderNo)
    assert.lengthOf(new Set(numbers), 5)
    assert.deepEqual(numbers, numbers.toSorted())
  })

  const wrong: [string, (trade: Trade) => Partial<PlaceOrderContent>, string, string][] = [
    ['no line', () => ({ lines: [] }), 'LINES_MISSING', 'lines'],
    [
      'an unknown product',
      () => ({ lines: [{ productId: 0 }] }),
      'PRODUCT_UNKNOWN',
      'lines.0.productId',
    ],
    [
      'a quantity of 0',
      (world) => ({ lines: [{ productId: world.productIds[0], quantity: 0 }] }),
      'QUANTITY_INVALID',
      'lines.0.quantity',
    ],
    [
      'half a piece',
      (world) => ({ lines: [{ productId: world.productIds[0], quantity: 0.5 }] }),
      'QUANTITY_INVALID',
      'lines.0.quantity',
    ],
    [
      'a negative price',
      (world) => ({ lines: [{ productId: world.productIds[0], unitPriceFen: -1 }] }),
      'PRICE_INVALID',
      'lines.0.unitPriceFen',
    ],
    [
      'a gift with a price',
      (world) => ({
        lines: [{ productId: world.productIds[0], sellingMethod: 'gift', unitPriceFen: 1 }],
      }),
      'GIFT_HAS_PRICE',
      'lines.0.unitPriceFen',
    ],
    [
      'a trial of what is not trialable',
      (world) => ({ lines: [{ productId: world.productIds[0], isTrial: true }] }),
      'NOT_TRIALABLE',
      'lines.0.isTrial',
    ],
    [
      'a price under the floor',
      (world) => ({ lines: [{ productId: world.productIds[0], unitPriceFen: 31_999 }] }),
      'PRICE_BELOW_FLOOR',
      'lines.0.unitPriceFen',
    ],
    ['an unknown customer', () => ({ customerId: 0 }), 'CUSTOMER_UNKNOWN', 'customerId'],
    [
      'an unknown delivery method',
      () => ({ deliveryMethodId: 0 }),
      'DELIVERY_METHOD_UNKNOWN',
      'deliveryMethodId',
    ],
    ['an unknown call', () => ({ callId: 'nobody' }), 'CALL_UNKNOWN', 'callId'],
    [
      'an unknown placement',
      () => ({ placementId: 2_000_000_000 }),
      'PLACEMENT_UNKNOWN',
      'placementId',
    ],
  ]
  for (const [what, shape, code, field] of wrong) {
    test(`refuses ${what} beside its field and saves nothing`, async ({ assert }) => {
      const before = await db.from('orders').where('employee_id', trade.agent.id).count('* as n')
      const error = await refusal(() => place({ ...shape(trade) }))
      assert.equal(error.code, code)
      assert.equal(error.field, field)
      const after = await db.from('orders').where('employee_id', trade.agent.id).count('* as n')
      assert.deepEqual(after, before)
    })
  }

  test('the floor itself is allowed, and whoever may approve prices goes under it', async ({
    assert,
  }) => {
    const atFloor = await place({
      lines: [{ productId: trade.productIds[0], unitPriceFen: 32_000 }],
    })
    assert.equal(atFloor.totalFen, 32_000)
    const content = await orderContent(trade, {
      lines: [{ productId: trade.productIds[0], unitPriceFen: 20_000 }],
    })
    const placed = await new PlaceOrder().handle({ ...content, actor: trade.lead })
    const order = await db.from('orders').where('id', placed.orderId).firstOrFail()
    assert.equal(order.price_approved_by, trade.lead.id)
  })

  test('a blocked number takes no order', async ({ assert }) => {
    const phone = newMobile()
    const customer = await makeCustomer(trade.agent, { phones: [phone] })
    const stamps = { created_at: new Date(), updated_at: new Date() }
    const [id] = await db
      .table('blocked_numbers')
      .insert({ range_from: phone, range_to: phone, ...stamps })
    const error = await refusal(() => place({ customerId: customer.id }))
    assert.equal(error.code, 'PHONE_BLOCKED')
    await db.from('blocked_numbers').where('id', id).delete()
  })

  test('needs the permission to create orders', async ({ assert }) => {
    const clerk = await makeEmployee('warehouse', trade.departmentId)
    const content = await orderContent(trade)
    const error = await refusal(() => new PlaceOrder().handle({ ...content, actor: clerk }))
    assert.equal(error.status, 403)
  })

  test('the same key gives the first result again, in turn and at once', async ({ assert }) => {
    const content = await orderContent(trade, { confirm: true })
    const submit = { ...content, actor: trade.agent, idempotencyKey: randomUUID() }
    const results = await Promise.all(
      Array.from({ length: 5 }, () => new PlaceOrder().handle({ ...submit }))
    )
    const again = await new PlaceOrder().handle({ ...submit })
    assert.lengthOf(new Set(results.map((result) => result.orderId)), 1)
    assert.lengthOf(
      results.filter((result) => !result.repeated),
      1
    )
    assert.isTrue(again.repeated)
    assert.equal(again.orderNo, results[0].orderNo)
    assert.equal(again.status, 'confirmed')
    const orders = await db.from('orders').where('customer_id', content.customerId)
    assert.lengthOf(orders, 1)
  })

  test('the same key with another content is refused and names the order', async ({ assert }) => {
    const content = await orderContent(trade)
    const idempotencyKey = randomUUID()
    const first = await new PlaceOrder().handle({ ...content, actor: trade.agent, idempotencyKey })
    const error = await refusal(() =>
      new PlaceOrder().handle({ ...content, remark: '另一张', actor: trade.agent, idempotencyKey })
    )
    assert.equal(error.code, 'IDEMPOTENCY_KEY_REUSED')
    assert.equal(error.details.orderId, first.orderId)
  })

  test('place and confirm in one step reserves, makes the parcel and writes both events', async ({
    assert,
  }) => {
    const productId = await makeProduct({ priceFen: 9_900, floorFen: 0 })
    await stockUp(productId, trade.warehouseId, 5)
    const placed = await place({ lines: [{ productId, quantity: 2 }], confirm: true })
    assert.containSubset(placed, { status: 'confirmed', version: 2, stockHold: false })
    const level = await db.from('stock_levels').where('product_id', productId).firstOrFail()
    assert.containSubset(level, { on_hand: 5, reserved: 2 })
    const shipments = await db.from('shipments').where('order_id', placed.orderId)
    assert.lengthOf(shipments, 1)
    assert.containSubset(shipments[0], {
      status: 'pending',
      waybill_no: null,
      carrier_id: trade.carrierId,
    })
    const events = await db.from('order_events').where('order_id', placed.orderId).orderBy('id')
    assert.deepEqual(
      events.map((event) => [event.event, event.to_status, event.version]),
      [
        ['create', 'draft', 1],
        ['confirm', 'confirmed', 2],
      ]
    )
  })

  test('what cannot be confirmed is not placed either', async ({ assert }) => {
    const content = await orderContent(trade, { address: '', confirm: true })
    const error = await refusal(() => new PlaceOrder().handle({ ...content, actor: trade.agent }))
    assert.equal(error.code, 'ADDRESS_MISSING')
    assert.lengthOf(await db.from('orders').where('customer_id', content.customerId), 0)
  })
})
