import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ask, visit } from '#tests/support/visit'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ORDER_NEWS } from '#app/orders/order_news'

const WISH = {
  label: '官网商城',
  url: 'https://shop.example.com/hooks',
  events: ['order.confirmed', 'order.delivered'],
  active: true,
}

test.group('The pages of the webhooks', (group) => {
  givenRollback(group)

  const enter = async (
    as: Awaited<ReturnType<typeof givenEmployee>>,
    client: Parameters<typeof ask>[0]
  ) => {
    const made = await ask(client, 'post', '/system/webhooks', { as, body: WISH })
    made.assertStatus(201)
    return made.body() as { id: number; secret: string }
  }

  test('one is entered: the secret is told once, kept encrypted, and in no trail', async ({
    assert,
    client,
  }) => {
    const manager = await givenEmployee({ role: 'manager' })
    const { id, secret } = await enter(manager, client)
    assert.match(secret, /^spotline_whsec_[\w-]{43}$/)
    const row = await db.from('webhooks').where('id', id).firstOrFail()
    assert.notInclude(JSON.stringify(row), secret)
    const page = await visit(client, '/system/webhooks', manager)
    page.assertInertiaComponent('system/webhooks')
    const props = page.inertiaProps as { rows: { id: number }[]; events: string[] }
    assert.containsSubset(props.rows.at(-1), {
      id,
      name: '官网商城',
      events: WISH.events,
      standing: 'active',
      waiting: 0,
    })
    assert.deepEqual(props.events, [...ORDER_NEWS])
    assert.notInclude(JSON.stringify(props), row.secret)

    const renewed = await ask(client, 'post', `/system/webhooks/${id}/secrets`, { as: manager })
    renewed.assertStatus(201)
    assert.notEqual(renewed.body().secret, secret)
    const gone = await ask(client, 'delete', `/system/webhooks/${id}`, { as: manager })
    gone.assertStatus(204)
    const trail = await db
      .from('audit_entries')
      .where({ subject_type: 'webhook', subject_id: String(id) })
      .orderBy('id')
    assert.deepEqual(
      trail.map(({ action }) => action),
      ['webhooks.create', 'webhooks.renew_secret', 'webhooks.delete']
    )
    assert.notInclude(JSON.stringify(trail), row.secret)
  })

  test('it is changed by whoever saw it last only', async ({ assert, client }) => {
    const manager = await givenEmployee({ role: 'super_admin' })
    const { id } = await enter(manager, client)
    const change = (body: object) =>
      ask(client, 'put', `/system/webhooks/${id}`, { as: manager, body: { ...WISH, ...body } })
    const changed = await change({ active: false, version: 1 })
    changed.assertStatus(200)
    assert.isNull(changed.body().secret)
    const stale = await change({ label: '商城', version: 1 })
    stale.assertStatus(409)
    const wrong: [string, object][] = [
      ['label', { label: '' }],
      ['url', { url: 'ftp://example.com' }],
      ['url', { url: 'http://10.0.0.1/hooks' }],
      ['events', { events: [] }],
      ['events.0', { events: ['order.exploded'] }],
    ]
    for (const [field, body] of wrong) {
      const refused = await change({ ...body, version: 2 })
      refused.assertStatus(422)
      assert.equal(refused.body().errors[0].field, field)
    }
  })

  test('the log shows what was sent, filtered, and sends again', async ({ assert, client }) => {
    const manager = await givenEmployee({ role: 'manager' })
    const { id } = await enter(manager, client)
    const tested = await ask(client, 'post', `/system/webhooks/${id}/tests`, { as: manager })
    tested.assertStatus(201)
    const deliveryId = tested.body().id as number
    await db
      .from('webhook_deliveries')
      .where('id', deliveryId)
      .update({ state: 'failed', attempts: 11, next_attempt_at: null })
    await db.table('webhook_attempts').insert({
      webhook_delivery_id: deliveryId,
      status: 500,
      answer: 'oops',
      duration_ms: 12,
      created_at: new Date(),
    })
    const base = `/system/webhooks/${id}/deliveries`
    const page = await visit(client, `${base}?state=failed`, manager)
    page.assertInertiaComponent('system/webhook_deliveries')
    const props = page.inertiaProps as { rows: object[]; total: number }
    assert.equal(props.total, 1)
    assert.containsSubset(props.rows[0], { type: 'ping', state: 'failed', status: 500 })
    const none = await visit(client, `${base}?state=delivered`, manager)
    assert.equal((none.inertiaProps as { total: number }).total, 0)
    const shown = await ask(client, 'get', `${base}/${deliveryId}`, { as: manager })
    assert.equal(shown.body().attempts[0].answer, 'oops')
    const again = await ask(client, 'post', `${base}/${deliveryId}/redeliveries`, { as: manager })
    again.assertStatus(204)
    const row = await db.from('webhook_deliveries').where('id', deliveryId).firstOrFail()
    assert.include(row, { state: 'waiting', attempts: 0 })
    const other = await ask(client, 'get', `/system/webhooks/4000000000/deliveries/${deliveryId}`, {
      as: manager,
    })
    other.assertStatus(404)
  })

  test('only those who manage interfaces come here', async ({ assert, client }) => {
    const routes = [
      ['get', '/system/webhooks'],
      ['post', '/system/webhooks'],
      ['put', '/system/webhooks/1'],
      ['delete', '/system/webhooks/1'],
      ['post', '/system/webhooks/1/secrets'],
      ['post', '/system/webhooks/1/tests'],
      ['get', '/system/webhooks/1/deliveries'],
      ['get', '/system/webhooks/1/deliveries/1'],
      ['post', '/system/webhooks/1/deliveries/1/redeliveries'],
    ] as const
    for (const role of ['agent', 'lead', 'warehouse_lead', 'finance', 'media_manager'] as const) {
      const employee = await givenEmployee({ role })
      for (const [method, path] of routes) {
        const response = await ask(client, method, path, { as: employee, body: {} })
        assert.equal(response.status(), 403, `${method} ${path} as ${role}`)
      }
    }
  })
})
