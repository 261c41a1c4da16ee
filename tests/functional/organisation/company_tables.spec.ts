import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { companyTable, companyTables } from '#app/organisation/company_table'
import { ROLES } from '#app/organisation/permissions'
import { makeProduct } from '#database/factories/products'
import { aCarrier, enter, SAMPLES, stored } from '#tests/functional/organisation/company_samples'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask, visit } from '#tests/support/visit'

test.group('Tables that the company edits by itself', (group) => {
  givenRollback(group)

  test('each has a sample here, but the order of warehouses, which is tried below', ({
    assert,
  }) => {
    assert.sameMembers(
      companyTables().map(({ key }) => key),
      [...Object.keys(SAMPLES), 'region-warehouses']
    )
  })

  for (const [key, { change, wrong, unique = [] }] of Object.entries(SAMPLES)) {
    test(`${key}: an entry is made, shown, changed, and traced`, async ({ client, assert }) => {
      const admin = await givenEmployee({ role: 'super_admin' })
      const { fields, response, id } = await enter(client, key, admin)
      assert.equal(response.status(), 201, JSON.stringify(response.body()))
      const page = await visit(client, `/system/${key}`, admin)
      const rows = page.inertiaProps.rows as { id: number; version: number }[]
      const shown = rows.find((row) => row.id === id)!
      assert.containSubset(shown, { version: 1 })

      const body = { ...fields, ...change, version: 1 }
      const changed = await ask(client, 'put', `/system/${key}/${id}`, { as: admin, body })
      assert.equal(changed.status(), 200, JSON.stringify(changed.body()))
      assert.equal((await stored(key, id)).version, 2)
      const same = await ask(client, 'put', `/system/${key}/${id}`, {
        as: admin,
        body: { ...body, version: 2 },
      })
      assert.equal(same.status(), 200)
      assert.equal((await stored(key, id)).version, 2, 'nothing changed, nothing was written')

      const { table, subject } = companyTable(key)!
      const trail = await db
        .from('audit_entries')
        .where({ subject_type: subject, subject_id: String(id), employee_id: admin.id })
        .orderBy('id')
        .select('action')
      assert.deepEqual(
        trail.map(({ action }) => action),
        [`${table}.create`, `${table}.edit`]
      )
    })

    test(`${key}: a stale change is refused and says who was there`, async ({ client, assert }) => {
      const admin = await givenEmployee({ role: 'super_admin', name: '顾雅琴' })
      const { fields, id } = await enter(client, key, admin)
      const path = `/system/${key}/${id}`
      await ask(client, 'put', path, { as: admin, body: { ...fields, ...change, version: 1 } })
      const before = await stored(key, id)
      const late = await ask(client, 'put', path, { as: admin, body: { ...fields, version: 1 } })
      assert.equal(late.status(), 409)
      assert.equal(late.body().code, 'ENTRY_STALE')
      assert.include(late.body().title, '顾雅琴')
      assert.deepEqual(await stored(key, id), before)
    })

    test(`${key}: wrong values are refused beside their fields`, async ({ client, assert }) => {
      const admin = await givenEmployee({ role: 'super_admin' })
      for (const bad of wrong) {
        const [field] = Object.keys(bad)
        const body = { ...(await SAMPLES[key]!.fields()), ...bad }
        const response = await ask(client, 'post', `/system/${key}`, { as: admin, body })
        const label = `${JSON.stringify(bad)} → ${JSON.stringify(response.body())}`
        assert.equal(response.status(), 422, label)
        const fields = [
          response.body().field as string | undefined,
          ...((response.body().errors ?? []) as { field: string }[]).map((one) => one.field),
        ]
        assert.isTrue(
          fields.some((one) => one?.split('.')[0] === field),
          label
        )
      }
    })

    for (const name of unique) {
      test(`${key}: ${name} belongs to one entry`, async ({ client, assert }) => {
        const admin = await givenEmployee({ role: 'super_admin' })
        const { fields } = await enter(client, key, admin)
        const body = { ...(await SAMPLES[key]!.fields()), [name]: fields[name] }
        const response = await ask(client, 'post', `/system/${key}`, { as: admin, body })
        assert.equal(response.status(), 409)
        assert.equal(response.body().code, 'VALUE_TAKEN')
        assert.equal(response.body().field, name)
      })
    }
  }

  test('each role gets as far as the table says', async ({ client, assert }) => {
    for (const role of ROLES) {
      const employee = await givenEmployee({ role })
      for (const { key, may } of companyTables()) {
        const read = await ask(client, 'get', `/system/${key}`, { as: employee })
        assert.equal(read.status() !== 403, employee.may(may.view), `${role} reads ${key}`)
        const write = await ask(client, 'post', `/system/${key}`, { as: employee, body: {} })
        assert.equal(write.status() !== 403, employee.may(may.edit), `${role} writes ${key}`)
      }
    }
  })

  test('unknown tables, unknown entries and deleting what stays are refused', async ({
    client,
    assert,
  }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const fields = await SAMPLES.carriers!.fields()
    for (const [method, path] of [
      ['get', '/system/employees'],
      ['put', '/system/carriers/2147483647'],
      ['delete', '/system/excluded-numbers/2147483647'],
      ['delete', `/system/carriers/${await aCarrier()}`],
    ] as const) {
      const response = await ask(client, method, path, { as: admin, body: fields })
      assert.equal(response.status(), 404, `${method} ${path}`)
    }
  })

  test('what nobody uses is deleted with a trace; what is in use stays', async ({
    client,
    assert,
  }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const { id } = await enter(client, 'excluded-numbers', admin)
    const gone = await ask(client, 'delete', `/system/excluded-numbers/${id}`, { as: admin })
    assert.equal(gone.status(), 204)
    assert.isNull(await stored('excluded-numbers', id))
    const trace = await db
      .from('audit_entries')
      .where({ action: 'excluded_numbers.delete', subject_id: String(id) })
      .first()
    assert.include(JSON.stringify(trace.before), '总机')

    const productId = await makeProduct({ name: '足浴盆', priceFen: 1, floorFen: 1 })
    const product = await db.from('products').where('id', productId).firstOrFail()
    const kept = await ask(
      client,
      'delete',
      `/system/product-categories/${product.product_category_id}`,
      { as: admin }
    )
    assert.equal(kept.status(), 409)
    assert.equal(kept.body().code, 'ENTRY_IN_USE')
  })
})
