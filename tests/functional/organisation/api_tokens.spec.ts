import { createHash } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ask, visit } from '#tests/support/visit'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import type { ApiTokenRow } from '#app/organisation/queries/list_api_tokens'

test.group('Tokens for other programs', (group) => {
  givenRollback(group)

  const wish = (employeeId: number) => ({
    label: '官网商城',
    actingEmployeeId: employeeId,
    scopes: ['orders:read', 'orders:write'],
    expiresInDays: 90,
  })

  test('a manager makes one: shown once, kept as a hash, written down', async ({
    assert,
    client,
  }) => {
    const manager = await givenEmployee({ role: 'manager' })
    const agent = await givenEmployee()
    const made = await ask(client, 'post', '/system/api-tokens', {
      as: manager,
      body: wish(agent.id),
    })
    made.assertStatus(201)
    const { id, token } = made.body() as { id: number; token: string }
    assert.match(token, /^spotline_[\w-]+\.[\w-]{40,}$/)
    const row = await db.from('api_tokens').where('id', id).firstOrFail()
    assert.notInclude(JSON.stringify(row), token.split('.')[1]!)
    const secret = Buffer.from(token.split('.')[1]!, 'base64url').toString()
    assert.equal(row.hash, createHash('sha256').update(secret).digest('hex'))
    assert.equal(row.created_by, manager.id)
    const entry = await db
      .from('audit_entries')
      .where({ action: 'api_tokens.create', subject_id: String(id) })
      .firstOrFail()
    assert.equal(entry.employee_id, manager.id)
    assert.notInclude(JSON.stringify(entry), secret)

    const page = await visit(client, '/system/api-tokens', manager)
    page.assertInertiaComponent('system/api_tokens')
    const { rows } = page.inertiaProps as { rows: ApiTokenRow[] }
    assert.containsSubset(rows[0], {
      id,
      name: '官网商城',
      staffNo: agent.staffNo,
      scopes: ['orders:read', 'orders:write'],
      lastUsedAt: null,
      standing: 'active',
    })
    assert.notInclude(JSON.stringify(page.inertiaProps), secret)
    assert.notInclude(JSON.stringify(page.inertiaProps), row.hash)
  })

  test('it is used: the page says when; withdrawn: it opens nothing, and the page says so', async ({
    assert,
    client,
  }) => {
    const manager = await givenEmployee({ role: 'super_admin' })
    const agent = await givenEmployee()
    const made = await ask(client, 'post', '/system/api-tokens', {
      as: manager,
      body: wish(agent.id),
    })
    const { id, token } = made.body() as { id: number; token: string }
    const use = () =>
      client.get('/api/v1/orders?limit=1').header('authorization', `Bearer ${token}`)
    const used = await use()
    used.assertStatus(200)
    const after = await db.from('api_tokens').where('id', id).firstOrFail()
    assert.isNotNull(after.last_used_at)

    const gone = await ask(client, 'delete', `/system/api-tokens/${id}`, { as: manager })
    gone.assertStatus(204)
    const twice = await ask(client, 'delete', `/system/api-tokens/${id}`, { as: manager })
    twice.assertStatus(204)
    const refused = await use()
    refused.assertStatus(401)
    const entries = await db
      .from('audit_entries')
      .where({ action: 'api_tokens.revoke', subject_id: String(id) })
    assert.lengthOf(entries, 1)
    const page = await visit(client, '/system/api-tokens', manager)
    const { rows } = page.inertiaProps as { rows: ApiTokenRow[] }
    assert.equal(rows.find((row) => row.id === id)?.standing, 'revoked')
  })

  test('nobody gets a token for more than its employee may do', async ({ assert, client }) => {
    const manager = await givenEmployee({ role: 'manager' })
    const clerk = await givenEmployee({ role: 'finance' })
    const refused = await ask(client, 'post', '/system/api-tokens', {
      as: manager,
      body: wish(clerk.id),
    })
    refused.assertStatus(422)
    assert.equal(refused.body().field, 'scopes')
    const leaver = await givenEmployee()
    await db.from('employees').where('id', leaver.id).update({ closed_at: new Date() })
    const closed = await ask(client, 'post', '/system/api-tokens', {
      as: manager,
      body: wish(leaver.id),
    })
    closed.assertStatus(422)
    assert.equal(closed.body().field, 'actingEmployeeId')
  })

  test('what is missing or made up is told beside its field', async ({ assert, client }) => {
    const manager = await givenEmployee({ role: 'manager' })
    const agent = await givenEmployee()
    const wrong: [string, Record<string, unknown>][] = [
      ['label', { label: ' ' }],
      ['scopes', { scopes: [] }],
      ['scopes.0', { scopes: ['settings:write'] }],
      ['actingEmployeeId', { actingEmployeeId: null }],
      ['expiresInDays', { expiresInDays: 0 }],
    ]
    for (const [field, change] of wrong) {
      const refused = await ask(client, 'post', '/system/api-tokens', {
        as: manager,
        body: { ...wish(agent.id), ...change },
      })
      refused.assertStatus(422)
      assert.equal(refused.body().errors[0].field, field)
    }
    const unknown = await ask(client, 'delete', '/system/api-tokens/4000000000', { as: manager })
    unknown.assertStatus(404)
  })

  test('only those who manage interfaces see or make any', async ({ assert, client }) => {
    for (const role of ['agent', 'lead', 'warehouse_lead', 'finance', 'media_manager'] as const) {
      const employee = await givenEmployee({ role })
      const routes = [
        ['get', '/system/api-tokens'],
        ['post', '/system/api-tokens'],
        ['delete', '/system/api-tokens/1'],
      ] as const
      for (const [method, path] of routes) {
        const response = await ask(client, method, path, { as: employee, body: {} })
        assert.equal(response.status(), 403, `${method} ${path} as ${role}`)
      }
    }
  })
})
