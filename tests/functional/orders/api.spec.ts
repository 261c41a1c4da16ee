import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import {
  type Trade,
  makeEmployee,
  makeOrder,
  makeTrade,
  orderContent,
} from '#database/factories/orders'
import { ask, visit } from '#tests/support/visit'

test.group('Orders over HTTP', (group) => {
  let trade: Trade
  group.setup(async () => {
    trade = await makeTrade()
  })

  test('POST /api/v1/orders places and confirms, and a repeat gives the same order', async ({
    assert,
    client,
  }) => {
    const content = await orderContent(trade, { confirm: true })
    const key = randomUUID()
    const send = () =>
      client
        .post('/api/v1/orders')
        .header('x-requested-with', 'spotline')
        .header('idempotency-key', key)
        .json(content)
        .loginAs(trade.agent)
    const first = await send()
    first.assertStatus(201)
    first.assertBodyContains({ status: 'confirmed', stockHold: false })
    const second = await send()
    second.assertStatus(201)
    assert.equal(second.header('idempotency-replayed'), 'true')
    assert.deepEqual(second.body(), first.body())
  })

  test('it wants the header that other sites cannot set, somebody signed in, and the permission', async ({
    client,
  }) => {
    const content = await orderContent(trade)
    const bare = await client.post('/api/v1/orders').json(content).loginAs(trade.agent)
    bare.assertStatus(403)
    bare.assertBodyContains({ code: 'REQUESTED_WITH_MISSING' })
    const send = () =>
      client.post('/api/v1/orders').header('x-requested-with', 'spotline').json(content)
    const nobody = await send()
    nobody.assertStatus(401)
    const clerk = await makeEmployee('finance', trade.departmentId)
    const forbidden = await send().loginAs(clerk)
    forbidden.assertStatus(403)
  })

  test('wrong, missing and hostile values are told beside their field, and nothing is saved', async ({
    assert,
    client,
  }) => {
    const content = await orderContent(trade)
    const bodies = [
      { ...content, lines: 'x' },
      { ...content, customerId: -1 },
      { ...content, paymentMode: 'gold' },
      { ...content, address: 'x'.repeat(201) },
      { ...content, lines: [{ productId: { $gt: 0 } }] },
      { ...content, lines: Array.from({ length: 51 }, () => ({ productId: trade.productIds[0] })) },
    ]
    for (const body of bodies) {
      const response = await client
        .post('/api/v1/orders')
        .header('x-requested-with', 'spotline')
        .json(body)
        .loginAs(trade.agent)
      response.assertStatus(422)
      assert.isNotEmpty(response.body().errors)
    }
    assert.lengthOf(await db.from('orders').where('customer_id', content.customerId), 0)
  })

  test('an order shows its history and what can be done next, and why not', async ({
    assert,
    client,
  }) => {
    const { orderId } = await makeOrder(trade, { confirm: true })
    const own = await ask(client, 'get', `/orders/${orderId}`, { as: trade.agent })
    own.assertStatus(200)
    assert.includeMembers(own.body().actions.allowed, ['edit_instructions', 'append_remark'])
    assert.deepInclude(own.body().actions.refused, { event: 'revoke', reason: 'permission' })
    assert.deepInclude(own.body().actions.refused, { event: 'print', reason: 'logistics' })
    assert.deepEqual(
      own.body().history.map((entry: { event: string }) => entry.event),
      ['create', 'confirm']
    )
    assert.match(own.body().phone, /^138\*{4}\d{4}$/)
    const warehouse = await ask(client, 'get', `/orders/${orderId}`, { as: trade.warehouseLead })
    assert.includeMembers(warehouse.body().actions.allowed, ['revoke', 'cancel'])
  })

  test('a refused verb answers with the present state and what is possible', async ({
    assert,
    client,
  }) => {
    const { orderId } = await makeOrder(trade)
    const response = await ask(client, 'post', `/orders/${orderId}/revocations`, {
      as: trade.warehouseLead,
      body: { version: 1, reason: '错单' },
    })
    response.assertStatus(409)
    response.assertBodyContains({ code: 'ILLEGAL_TRANSITION', status: 409 })
    assert.match(response.body().title, /现在是“未确认”.*；您现在可以：没有别的操作$/)
    assert.deepEqual(response.body().allowed, [])
  })

  test('what is possible instead is named in the words of its reader', async ({
    assert,
    client,
  }) => {
    const { orderId } = await makeOrder(trade)
    const own = await ask(client, 'post', `/orders/${orderId}/revocations`, {
      as: await makeEmployee('super_admin', trade.departmentId),
      body: { version: 1, reason: '错单' },
    })
    assert.match(own.body().title, /；您现在可以：改单、删除、物流确认、放弃/)
    assert.includeMembers(own.body().allowed, ['edit', 'delete', 'confirm', 'abandon'])
  })

  test('the list page carries rows, totals and the range that was searched', async ({
    assert,
    client,
  }) => {
    const page = await visit(client, `/orders?employee=${trade.agent.id}`, trade.agent)
    page.assertStatus(200)
    page.assertInertiaComponent('orders/index')
    const { orders } = page.inertiaProps as { orders: { total: number; range: object } }
    assert.isAbove(orders.total, 0)
    assert.properties(orders.range, ['from', 'to'])
  })
})
