import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import router from '@adonisjs/core/services/router'
import { API_SCOPES, type ApiScope } from '#app/organisation/api_scopes'
import { RevokeApiToken } from '#app/organisation/services/revoke_api_token'
import { ConfirmOrder } from '#app/orders/services/confirm_order'
import { type Trade, makeEmployee, makeTrade, orderContent } from '#database/factories/orders'
import { callApi, describedAt, givenToken } from '#tests/support/api_contract'

const READS: [ApiScope, string][] = [
  ['products:read', '/products'],
  ['customers:read', '/customers'],
  ['customers:read', '/regions'],
  ['orders:read', '/orders'],
  ['orders:read', '/delivery-methods'],
  ['waybills:read', '/waybills'],
]

test.group('The API for other programs', (group) => {
  let trade: Trade
  let token: string
  group.setup(async () => {
    trade = await makeTrade(1000)
    token = await givenToken(trade.agent, Object.keys(API_SCOPES) as ApiScope[])
  })

  const key = () => ({ 'idempotency-key': randomUUID() })

  test('an order from another channel: customer, order, the same again, and everything about it', async ({
    assert,
    client,
  }) => {
    const phone = `139${String(Date.now()).slice(-8)}`
    const registered = await callApi(client, 'post', '/customers', {
      token,
      body: { name: '李素琴', phones: [phone], regionId: trade.regions.districtId },
    })
    registered.assertStatus(201)
    const customerId = registered.body().id as number
    const found = await callApi(client, 'get', `/customers?phone=${phone}`, { token })
    assert.deepEqual(
      found.body().items.map((one: { id: number }) => one.id),
      [customerId]
    )
    assert.match(found.body().items[0].phones[0].number, /^139\*{4}\d{4}$/)

    const body = await orderContent(trade, { customerId, confirm: true })
    const headers = key()
    const first = await callApi(client, 'post', '/orders', { token, headers, body })
    first.assertStatus(201)
    assert.equal(first.body().status, 'confirmed')
    const order = await db.from('orders').where('id', first.body().orderId).firstOrFail()
    assert.include(order, { channel: 'web', employee_id: trade.agent.id, customer_id: customerId })

    const again = await callApi(client, 'post', '/orders', { token, headers, body })
    again.assertStatus(201)
    assert.equal(again.header('idempotency-replayed'), 'true')
    assert.deepEqual(again.body(), first.body())
    assert.isUndefined(first.header('idempotency-replayed'))

    const shown = await callApi(client, 'get', first.header('location')!.replace('/api/v1', ''), {
      token,
    })
    assert.equal(shown.body().orderNo, first.body().orderNo)
    assert.lengthOf(shown.body().lines, 2)
    assert.notInclude(JSON.stringify(shown.body()), phone)
  })

  test('the first answer stays the first answer, however the order went on', async ({
    assert,
    client,
  }) => {
    const body = await orderContent(trade)
    const headers = key()
    const first = await callApi(client, 'post', '/orders', { token, headers, body })
    assert.include(first.body(), { status: 'draft', version: 1 })
    await new ConfirmOrder().handle({ actor: trade.agent, orderId: first.body().orderId })
    const again = await callApi(client, 'post', '/orders', { token, headers, body })
    assert.deepEqual(again.body(), first.body())
  })

  test('a key with another body is refused and says for which order it was used', async ({
    assert,
    client,
  }) => {
    const body = await orderContent(trade)
    const headers = key()
    const first = await callApi(client, 'post', '/orders', { token, headers, body })
    const other = await callApi(client, 'post', '/orders', {
      token,
      headers,
      body: { ...body, remark: '另一张' },
    })
    other.assertStatus(409)
    assert.include(other.body(), { code: 'IDEMPOTENCY_KEY_REUSED', orderId: first.body().orderId })
  })

  test('without a key nothing is placed', async ({ client }) => {
    const body = await orderContent(trade)
    const refused = await callApi(client, 'post', '/orders', { token, body })
    refused.assertStatus(400)
    refused.assertBodyContains({ code: 'IDEMPOTENCY_KEY_MISSING', field: 'idempotencyKey' })
  })

  test('two programs may use the same key for an order each', async ({ assert, client }) => {
    const other = await givenToken(trade.agent, ['orders:write'])
    const headers = key()
    const body = await orderContent(trade)
    const one = await callApi(client, 'post', '/orders', { token, headers, body })
    const two = await callApi(client, 'post', '/orders', { token: other, headers, body })
    two.assertStatus(201)
    assert.notEqual(one.body().orderId, two.body().orderId)
  })

  test('the same order sent eight times at once becomes one', async ({ assert, client }) => {
    const body = await orderContent(trade, { confirm: true })
    const headers = key()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => callApi(client, 'post', '/orders', { token, headers, body }))
    )
    assert.deepEqual(
      answers.map((answer) => answer.body()),
      answers.map(() => answers[0]!.body())
    )
    const orders = await db.from('orders').where('customer_id', body.customerId)
    assert.lengthOf(orders, 1)
    assert.lengthOf(
      answers.filter((answer) => answer.header('idempotency-replayed') !== 'true'),
      1
    )
  })

  test('what is wrong is told field by field, in the language asked for', async ({
    assert,
    client,
  }) => {
    const body = await orderContent(trade)
    const send = (wrong: Record<string, unknown>, language: string) =>
      callApi(client, 'post', '/orders', {
        token,
        headers: { ...key(), 'accept-language': language },
        body: { ...body, ...wrong },
      })
    const mistyped = await send({ paymentMode: 'gold', lines: [{ productId: 'x' }] }, 'en')
    mistyped.assertStatus(422)
    assert.sameMembers(
      mistyped.body().errors.map((one: { field: string }) => one.field),
      ['paymentMode', 'lines.0.productId']
    )
    assert.equal(mistyped.body().type, 'urn:spotline:problem:invalid')
    const unknown = await send({ lines: [{ productId: 4_000_000_000 }] }, 'zh-CN')
    unknown.assertStatus(422)
    assert.deepInclude(unknown.body().errors[0], {
      field: 'lines.0.productId',
      rule: 'PRODUCT_UNKNOWN',
    })
    assert.match(unknown.body().title, /商品/)
    const garbage = await callApi(client, 'post', '/orders', { token, headers: key(), body: '{' })
    garbage.assertStatus(400)
    for (const query of ['limit=0', 'limit=201', 'limit=x', 'cursor=abc', 'status=gone']) {
      const refused = await callApi(client, 'get', `/orders?${query}`, { token })
      refused.assertStatus(422)
      assert.isNotEmpty(refused.body().errors, query)
    }
  })

  test('pages follow each other without gap or repeat while orders come in', async ({
    assert,
    client,
  }) => {
    const { customerId } = await orderContent(trade)
    const placed: number[] = []
    const place = async () => {
      const body = await orderContent(trade, { customerId })
      const answer = await callApi(client, 'post', '/orders', { token, headers: key(), body })
      placed.unshift(answer.body().orderId)
    }
    for (let count = 0; count < 5; count += 1) await place()
    const expected = [...placed]
    const seen: number[] = []
    let path = `/orders?customerId=${customerId}&limit=2&status=draft,confirmed`
    for (;;) {
      const page = await callApi(client, 'get', path, { token })
      seen.push(...page.body().items.map((one: { id: number }) => one.id))
      if (seen.length === 2) await place()
      if (page.body().nextCursor === null) {
        assert.isUndefined(page.header('link'))
        break
      }
      const [, next] = /^<\/api\/v1(.+)>; rel="next"$/.exec(page.header('link') ?? '')!
      assert.include(next, page.body().nextCursor)
      path = next!
    }
    assert.deepEqual(seen, expected)
  })

  test('every scope opens its own routes only', async ({ assert, client }) => {
    for (const scope of Object.keys(API_SCOPES) as ApiScope[]) {
      const narrow = await givenToken(trade.agent, [scope])
      for (const [needed, path] of READS) {
        const answer = await callApi(client, 'get', path, { token: narrow })
        assert.equal(answer.status(), needed === scope ? 200 : 403, `${scope} ${path}`)
        if (answer.status() === 403) {
          assert.equal(answer.body().code, 'INSUFFICIENT_SCOPE')
          assert.include(answer.header('www-authenticate'), `scope="${needed}"`)
        }
      }
    }
    const reader = await givenToken(trade.agent, ['orders:read'])
    const body = await orderContent(trade)
    const order = await callApi(client, 'post', '/orders', { token: reader, headers: key(), body })
    order.assertStatus(403)
    const customer = await callApi(client, 'post', '/customers', {
      token: reader,
      body: { name: '李素琴', phones: ['13953101234'] },
    })
    customer.assertStatus(403)
  })

  test('no token, a wrong, a withdrawn and an expired one, and one of a closed account are refused alike', async ({
    assert,
    client,
  }) => {
    const withdrawn = await givenToken(trade.agent, ['orders:read'])
    const [last] = await db.from('api_tokens').orderBy('id', 'desc').limit(1)
    await new RevokeApiToken().handle({ actorId: trade.lead.id, tokenId: last.id })
    const expired = await givenToken(trade.agent, ['orders:read'])
    await db
      .from('api_tokens')
      .orderBy('id', 'desc')
      .limit(1)
      .update({ expires_at: new Date(Date.now() - 1000) })
    const leaver = await makeEmployee('agent', trade.departmentId)
    const orphaned = await givenToken(leaver, ['orders:read'])
    await db.from('employees').where('id', leaver.id).update({ closed_at: new Date() })
    const wrong = `${token.slice(0, -4)}AAAA`
    for (const sent of [withdrawn, expired, orphaned, wrong, 'spotline_x.y', 'nonsense']) {
      const refused = await callApi(client, 'get', '/orders', { token: sent })
      refused.assertStatus(401)
      assert.equal(refused.body().code, 'TOKEN_REFUSED')
      assert.include(refused.header('www-authenticate'), 'invalid_token')
    }
    const nobody = await callApi(client, 'get', '/orders')
    nobody.assertStatus(401)
  })

  test('a permission that its employee loses is lost to the token at once', async ({ client }) => {
    const clerk = await makeEmployee('agent', trade.departmentId)
    const own = await givenToken(clerk, ['customers:read'])
    await db
      .table('employee_permissions')
      .insert({ employee_id: clerk.id, permission: 'customers.view', granted: false })
    const refused = await callApi(client, 'get', '/customers', { token: own })
    refused.assertStatus(403)
    refused.assertBodyContains({ code: 'FORBIDDEN' })
  })

  test('each token has so many requests a minute, and the headers count them', async ({
    assert,
    client,
    cleanup,
  }) => {
    const row = { key: 'api_requests_per_minute', value: '3', updated_at: new Date() }
    await db.table('settings').insert(row)
    cleanup(async () => {
      await db.from('settings').where('key', row.key).delete()
    })
    const own = await givenToken(trade.agent, ['orders:read'])
    const ask = () => callApi(client, 'get', '/orders?limit=1', { token: own })
    const left = []
    for (let count = 0; count < 3; count += 1) {
      const answer = await ask()
      answer.assertStatus(200)
      assert.equal(answer.header('ratelimit-limit'), '3')
      left.push(answer.header('ratelimit-remaining'))
    }
    assert.deepEqual(left, ['2', '1', '0'])
    const refused = await ask()
    refused.assertStatus(429)
    assert.equal(refused.body().code, 'TOO_MANY_REQUESTS')
    assert.isAbove(Number(refused.header('retry-after')), 0)
    const other = await callApi(client, 'get', '/orders?limit=1', { token })
    other.assertStatus(200)
  })

  test('single things, and those that are not there', async ({ assert, client }) => {
    const [productId] = trade.productIds
    const product = await callApi(client, 'get', `/products/${productId}`, { token })
    assert.equal(product.body().id, productId)
    const stock = await callApi(client, 'get', `/products/${productId}/stock`, { token })
    assert.equal(stock.body().items[0].warehouseId, trade.warehouseId)
    const cities = await callApi(client, 'get', `/regions?parentId=${trade.regions.cityId}`, {
      token,
    })
    assert.include(
      cities.body().items.map((one: { id: number }) => one.id),
      trade.regions.districtId
    )
    for (const path of ['/products', '/customers', '/orders', '/waybills']) {
      const missing = await callApi(client, 'get', `${path}/4000000000`, { token })
      missing.assertStatus(404)
    }
  })

  test('every route is described, and everything described is a route', async ({
    assert,
    client,
  }) => {
    const served = await client.get('/api/v1/openapi.json')
    served.assertStatus(200)
    assert.equal(served.body().openapi, '3.1.0')
    const routes = router
      .toJSON()
      .root!.filter(({ pattern }) => pattern.startsWith('/api/v1/') && !pattern.endsWith('.json'))
      .map(({ pattern, methods }) => ({
        path: pattern.replace('/api/v1', '').replaceAll(/:(\w+)/g, '{$1}'),
        method: methods[0]!.toLowerCase(),
      }))
    for (const { path, method } of routes) {
      assert.isDefined(describedAt(method, path), `${method} ${path}`)
    }
    const described = Object.entries(served.body().paths as Record<string, object>).flatMap(
      ([path, operations]) => Object.keys(operations).map((method) => `${method} ${path}`)
    )
    assert.sameMembers(
      routes.map(({ path, method }) => `${method} ${path}`),
      described
    )
  })
})
