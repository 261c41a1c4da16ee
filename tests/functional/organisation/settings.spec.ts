import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ROLES } from '#app/organisation/permissions'
import type { ShownSetting } from '#app/organisation/queries/list_settings'
import { SETTING_FORMS } from '#app/organisation/setting_forms'
import { setting, SETTINGS } from '#app/organisation/settings'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask, visit } from '#tests/support/visit'

const PATH = '/system/settings'

test.group('The page of settings', (group) => {
  givenRollback(group)

  test('shows the whole catalogue with values and defaults', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    await db.table('settings').insert({ key: 'browse_days', value: '7', updated_at: new Date() })
    const page = await visit(client, PATH, admin)
    const settings = page.inertiaProps.settings as ShownSetting[]
    assert.sameMembers(
      settings.map(({ key }) => key),
      Object.keys(SETTINGS)
    )
    const days = settings.find(({ key }) => key === 'browse_days')!
    assert.equal(days.value, 7)
    assert.equal(days.fallback, SETTINGS.browse_days)
    assert.isNotNull(days.savedAt)
  })

  test('every default passes its own form', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const response = await ask(client, 'put', PATH, { as: admin, body: { values: SETTINGS } })
    assert.equal(response.status(), 204)
    assert.deepEqual(Object.keys(SETTING_FORMS).sort(), Object.keys(SETTINGS).sort())
  })

  test('saves each kind of value; it holds at once and stands in the audit trail', async ({
    client,
    assert,
  }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const values = {
      company_name: ' 晴川 ',
      browse_days: 5,
      require_handover: true,
      stock_shortage: 'reject',
      office_networks: ['127.0.0.0/8', '127.0.0.0/8', '10.0.0.0/8'],
    }
    const response = await ask(client, 'put', PATH, { as: admin, body: { values } })
    assert.equal(response.status(), 204)
    assert.equal(await setting('company_name'), '晴川')
    assert.equal(await setting('browse_days'), 5)
    assert.isTrue(await setting('require_handover'))
    assert.equal(await setting('stock_shortage'), 'reject')
    assert.deepEqual(await setting('office_networks'), ['127.0.0.0/8', '10.0.0.0/8'])
    const entry = await db.from('audit_entries').where('action', 'settings.edit').firstOrFail()
    assert.equal(entry.employee_id, admin.id)
    assert.include(JSON.stringify(entry.after), 'reject')
  })

  test('goes back to the default, of which nothing is kept', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    await ask(client, 'put', PATH, { as: admin, body: { values: { browse_days: 9 } } })
    await ask(client, 'put', PATH, { as: admin, body: { values: { browse_days: null } } })
    assert.equal(await setting('browse_days'), SETTINGS.browse_days)
    assert.isNull(await db.from('settings').where('key', 'browse_days').first())
  })

  const wrong: { title: string; values: Record<string, unknown>; field: string }[] = [
    { title: 'a text where a number stands', values: { browse_days: '5' }, field: 'browse_days' },
    { title: 'a fraction', values: { browse_days: 2.5 }, field: 'browse_days' },
    { title: 'too many days', values: { browse_days: 32 }, field: 'browse_days' },
    { title: 'no days', values: { browse_days: 0 }, field: 'browse_days' },
    { title: 'a flag in words', values: { require_review: 'yes' }, field: 'require_review' },
    { title: 'an unknown choice', values: { stock_shortage: 'maybe' }, field: 'stock_shortage' },
    { title: 'a huge text', values: { company_name: '长'.repeat(500) }, field: 'company_name' },
    {
      title: 'a wrong network',
      values: { office_networks: ['10.0.0.0/99'] },
      field: 'office_networks',
    },
    {
      title: 'networks as one text',
      values: { office_networks: '10.0.0.0/8' },
      field: 'office_networks',
    },
    {
      title: 'networks without oneself',
      values: { office_networks: ['10.0.0.0/8'] },
      field: 'office_networks',
    },
    { title: 'classes upside down', values: { class_a_points: 10 }, field: 'class_a_points' },
    { title: 'an unknown setting', values: { root: true }, field: 'root' },
    { title: 'a name of the language', values: { constructor: 1 }, field: 'constructor' },
  ]
  for (const { title, values, field } of wrong) {
    test(`refuses ${title} beside its field and saves nothing`, async ({ client, assert }) => {
      const admin = await givenEmployee({ role: 'super_admin' })
      const response = await ask(client, 'put', PATH, {
        as: admin,
        body: { values: { abandon_grace_seconds: 9, ...values } },
      })
      assert.equal(response.status(), 422)
      assert.equal(response.body().field, field)
      assert.equal(await setting('abandon_grace_seconds'), SETTINGS.abandon_grace_seconds)
    })
  }

  test('is the super-administrator’s alone', async ({ client, assert }) => {
    for (const role of ROLES) {
      const employee = await givenEmployee({ role })
      for (const method of ['get', 'put'] as const) {
        const response = await ask(client, method, PATH, { as: employee, body: { values: {} } })
        if (role === 'super_admin') assert.include([200, 204], response.status())
        else assert.equal(response.status(), 403, `${method} as ${role}`)
      }
    }
  })
})
