import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { makeCustomer, newMobile } from '#database/factories/customers'
import { makeTrade, orderRow, type Trade } from '#database/factories/orders'
import { givenRollback } from '#tests/support/given_rollback'
import { ask } from '#tests/support/visit'
import { givenCall } from './given_call.js'

async function givenOrder(trade: Trade, over: object = {}) {
  const number = newMobile()
  const customer = await makeCustomer(trade.agent, { phones: [number] })
  const callId = await givenCall({ employeeId: trade.agent.id, number })
  const key = `draft-${callId}`
  return {
    draftKey: key,
    callId,
    customerId: customer.id,
    lines: [
      {
        productId: trade.productIds[0],
        unitPriceFen: 39_800,
        quantity: 2,
        sellingMethod: 'direct',
        isTrial: false,
      },
      {
        productId: trade.productIds[1],
        unitPriceFen: 0,
        quantity: 1,
        sellingMethod: 'gift',
        isTrial: false,
      },
    ],
    regionId: trade.regions.districtId,
    address: '文化东路 88 号',
    deliveryMethodId: trade.deliveryMethodId,
    paymentMode: 'cod',
    ...over,
  }
}

test.group('Orders from the desk (A20)', (group) => {
  givenRollback(group)

  test('placed and confirmed in one step: the draft is gone, the call is a sale', async ({
    client,
    assert,
  }) => {
    const trade = await makeTrade()
    const body = await givenOrder(trade, { confirm: true })
    await ask(client, 'put', `/desk/drafts/${body.draftKey}`, {
      as: trade.agent,
      body: { callId: body.callId, content: { layout: 1 }, revision: 0 },
    })
    const placed = await ask(client, 'post', '/desk/orders', { as: trade.agent, body })
    placed.assertStatus(201)
    const { order } = placed.body()
    assert.containSubset(order, { status: 'confirmed', totalFen: 79_600, stockHold: false })
    assert.match(order.orderNo, /^\d{10,11}$/)
    const call = await db.from('calls').where('id', body.callId).firstOrFail()
    assert.equal(call.call_type, 'sale')
    const drafts = await db.from('desk_drafts').where('employee_id', trade.agent.id)
    assert.lengthOf(drafts, 0)
    assert.containSubset(await orderRow(order.orderId), {
      call_id: body.callId,
      customer_id: body.customerId,
      employee_id: trade.agent.id,
    })
  })

  test('sent twice it is one order, and the second answer is the first', async ({
    client,
    assert,
  }) => {
    const trade = await makeTrade()
    const body = await givenOrder(trade, { confirm: true })
    const first = await ask(client, 'post', '/desk/orders', { as: trade.agent, body })
    const second = await ask(client, 'post', '/desk/orders', { as: trade.agent, body })
    second.assertStatus(200)
    assert.equal(second.body().order.orderId, first.body().order.orderId)
    assert.isTrue(second.body().order.repeated)
    const orders = await db.from('orders').where('customer_id', body.customerId)
    assert.lengthOf(orders, 1)
    const other = await ask(client, 'post', '/desk/orders', {
      as: trade.agent,
      body: { ...body, address: '别处 1 号' },
    })
    other.assertStatus(409)
    assert.equal(other.body().code, 'IDEMPOTENCY_KEY_REUSED')
  })

  test('a price under the floor is refused beside its line and keeps nothing', async ({
    client,
    assert,
  }) => {
    const trade = await makeTrade()
    const body = await givenOrder(trade, { confirm: true })
    body.lines[0]!.unitPriceFen = 31_999
    const refused = await ask(client, 'post', '/desk/orders', { as: trade.agent, body })
    refused.assertStatus(422)
    assert.containSubset(refused.body(), {
      code: 'PRICE_BELOW_FLOOR',
      field: 'lines.0.unitPriceFen',
      floorPriceFen: 32_000,
    })
    assert.lengthOf(await db.from('orders').where('customer_id', body.customerId), 0)
    body.lines[0]!.unitPriceFen = 32_000
    const placed = await ask(client, 'post', '/desk/orders', { as: trade.agent, body })
    placed.assertStatus(201)
  })

  test('what logistics needs is asked for at the confirmation, not for a draft', async ({
    client,
    assert,
  }) => {
    const trade = await makeTrade()
    const noAddress = { ...(await givenOrder(trade)), address: null }
    const refused = await ask(client, 'post', '/desk/orders', {
      as: trade.agent,
      body: { ...noAddress, confirm: true },
    })
    refused.assertStatus(422)
    assert.containSubset(refused.body(), { code: 'ADDRESS_MISSING', field: 'address' })
    const saved = await ask(client, 'post', '/desk/orders', { as: trade.agent, body: noAddress })
    saved.assertStatus(201)
    assert.equal(saved.body().order.status, 'draft')
    const noRegion = await givenOrder(trade, { regionId: null, confirm: true })
    const region = await ask(client, 'post', '/desk/orders', { as: trade.agent, body: noRegion })
    assert.containSubset(region.body(), { code: 'REGION_INCOMPLETE', field: 'regionId' })
  })

  test('short of stock the order waits and says so', async ({ client, assert }) => {
    const trade = await makeTrade(1)
    const body = await givenOrder(trade, { confirm: true })
    const placed = await ask(client, 'post', '/desk/orders', { as: trade.agent, body })
    placed.assertStatus(201)
    assert.containSubset(placed.body().order, { status: 'confirmed', stockHold: true })
  })

  test('wrong lines, a wrong key and hostile numbers are refused by field', async ({
    client,
    assert,
  }) => {
    const trade = await makeTrade()
    const body = await givenOrder(trade, { draftKey: "'; drop", lines: [], paymentMode: 'gold' })
    const refused = await ask(client, 'post', '/desk/orders', { as: trade.agent, body })
    refused.assertStatus(422)
    const fields = refused.body().errors.map(({ field }: { field: string }) => field)
    assert.sameMembers(fields, ['draftKey', 'lines', 'paymentMode'])
    const numbers = await givenOrder(trade)
    Object.assign(numbers.lines[0]!, { quantity: 1.5, unitPriceFen: -1 })
    const wrong = await ask(client, 'post', '/desk/orders', { as: trade.agent, body: numbers })
    const named = wrong.body().errors.map(({ field }: { field: string }) => field)
    assert.sameMembers(named, ['lines.0.quantity', 'lines.0.unitPriceFen'])
  })
})
