import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Employee from '#app/organisation/models/employee'
import { submit, visit } from '#tests/support/visit'
import { givenRollback } from '#tests/support/given_rollback'
import { givenDepartment, givenEmployee } from '#tests/support/given_employee'
import { assertRefused } from '#tests/support/assert_answer'

type Page = { rows: { id: number; name: string; staffNo: string; role: string }[]; total: number }

test.group('The list of employees', (group) => {
  givenRollback(group)

  test('filters, sorts, pages and counts by the URL', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const { id: departmentId } = await givenDepartment('市场部')
    for (const name of ['赵一', '赵二', '钱三']) await givenEmployee({ name, departmentId })
    const lead = await givenEmployee({ name: '赵四', role: 'lead', departmentId })

    const list = async (query: string): Promise<Page> => {
      const page = await visit(
        client,
        `/organisation/employees?departmentId=${departmentId}&${query}`,
        admin
      )
      assert.equal(page.status(), 200)
      return page.inertiaProps.employees as Page
    }

    const zhao = await list(`name=${encodeURIComponent('赵')}&sort=-staffNo`)
    assert.equal(zhao.total, 3)
    assert.deepEqual(
      zhao.rows.map((row) => row.name),
      ['赵四', '赵二', '赵一']
    )
    const leads = await list('role=lead,manager')
    assert.deepEqual(
      leads.rows.map((row) => row.id),
      [lead.id]
    )
    const second = await list('perPage=3&page=2&sort=staffNo')
    assert.equal(second.total, 4)
    assert.deepEqual(
      second.rows.map((row) => row.id),
      [lead.id]
    )
    assert.equal((await list(`staffNo=${lead.staffNo}`)).total, 1)
    assert.equal((await list('standing=closed')).total, 0)
    assert.equal((await list(`name=${encodeURIComponent('%')}`)).total, 0)
    assert.equal((await list('sort=password')).total, 4)
  })
})

test.group('An employee file', (group) => {
  givenRollback(group)

  test('is entered with a one-time password and the proposed permissions', async ({
    client,
    assert,
  }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const department = await givenDepartment('物流部')
    const fields = {
      staffNo: '999001',
      name: '孙库管',
      role: 'warehouse_lead',
      departmentId: department.id,
    }
    const response = await submit(client, 'post', '/organisation/employees', fields, { as: admin })
    assert.equal(response.status(), 303)
    assert.property(response.flashMessage('handout'), 'password')

    const employee = await Employee.findByOrFail('staffNo', '999001')
    assert.isTrue(Boolean(employee.mustChangePassword))
    assert.isTrue(employee.may('orders.revoke'))
    assert.isTrue(employee.may('waybills.print'))
    assert.isFalse(employee.may('orders.create'))

    const again = await submit(client, 'post', '/organisation/employees', fields, { as: admin })
    assertRefused(assert, again, {
      code: 'STAFF_NO_TAKEN',
      field: 'staffNo',
      message: '工号 999001 已有人使用',
    })
  })

  const wrong = [
    { title: 'a number of five digits', fields: { staffNo: '12345' }, field: 'staffNo' },
    { title: 'a number with letters', fields: { staffNo: "1' OR 1" }, field: 'staffNo' },
    { title: 'no name', fields: { name: '  ' }, field: 'name' },
    { title: 'a huge name', fields: { name: '长'.repeat(5000) }, field: 'name' },
    { title: 'an unknown role', fields: { role: 'root' }, field: 'role' },
    { title: 'an unknown department', fields: { departmentId: 2147483647 }, field: 'departmentId' },
    { title: 'an agent number in words', fields: { agentNumber: '八千' }, field: 'agentNumber' },
  ]
  for (const { title, fields, field } of wrong) {
    test(`is refused with ${title}, beside the field`, async ({ client, assert }) => {
      const admin = await givenEmployee({ role: 'super_admin' })
      const department = await givenDepartment()
      const before = await db.from('employees').count('* as count')
      const response = await submit(
        client,
        'post',
        '/organisation/employees',
        { staffNo: '999002', name: '李好', role: 'agent', departmentId: department.id, ...fields },
        { as: admin }
      )
      assert.equal(response.status(), 303)
      assert.property(response.flashMessage('inputErrorsBag'), field)
      assert.deepEqual(await db.from('employees').count('* as count'), before)
    })
  }

  test('keeps number and name for ever', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const employee = await givenEmployee({ name: '周不变' })
    const { staffNo } = employee
    await submit(
      client,
      'patch',
      `/organisation/employees/${employee.id}`,
      { staffNo: '999999', name: '改名', role: 'lead' },
      { as: admin }
    )
    await employee.refresh()
    assert.equal(employee.staffNo, staffNo)
    assert.equal(employee.name, '周不变')
    assert.equal(employee.role, 'lead')
  })

  test('is closed and opened again, with a trace of both', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const employee = await givenEmployee()
    const path = `/organisation/employees/${employee.id}`
    await submit(client, 'patch', path, { closed: true }, { as: admin })
    await employee.refresh()
    assert.isNotNull(employee.closedAt)
    await submit(client, 'patch', path, { closed: false }, { as: admin })
    await employee.refresh()
    assert.isNull(employee.closedAt)
    const trail = await db
      .from('audit_entries')
      .where({ action: 'employees.update', subject_id: String(employee.id) })
    assert.lengthOf(trail, 2)
  })

  test('gives an agent number to one person only', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const first = await givenEmployee({ agentNumber: '90001' })
    const second = await givenEmployee()
    const response = await submit(
      client,
      'patch',
      `/organisation/employees/${second.id}`,
      { agentNumber: first.agentNumber },
      { as: admin }
    )
    assertRefused(assert, response, { code: 'AGENT_NUMBER_TAKEN', field: 'agentNumber' })
  })

  test('does not let anybody lock himself out', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    for (const fields of [{ closed: true }, { loginDisabled: true }, { role: 'agent' }]) {
      const path = `/organisation/employees/${admin.id}`
      const response = await submit(client, 'patch', path, fields, { as: admin })
      assertRefused(assert, response, { code: 'NOT_ON_YOURSELF' })
    }
    await admin.refresh()
    assert.equal(admin.role, 'super_admin')
  })
})

test.group('Permissions', (group) => {
  givenRollback(group)

  test('are granted and withdrawn one by one beside the role', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const employee = await givenEmployee({ role: 'agent' })
    const wanted = [...employee.permissions].filter((one) => one !== 'orders.confirm')
    const path = `/organisation/employees/${employee.id}/permissions`
    await submit(client, 'put', path, { permissions: [...wanted, 'orders.revoke'] }, { as: admin })

    const changed = await Employee.findOrFail(employee.id)
    assert.isTrue(changed.may('orders.revoke'))
    assert.isFalse(changed.may('orders.confirm'))
    assert.isTrue(changed.may('orders.create'))
    assert.lengthOf(changed.permissionOverrides, 2)
    const audit = await db
      .from('audit_entries')
      .where({ action: 'permissions.grant', subject_id: String(employee.id) })
      .firstOrFail()
    assert.equal(audit.employee_id, admin.id)
  })

  test('that do not exist are refused and change nothing', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const employee = await givenEmployee()
    const path = `/organisation/employees/${employee.id}/permissions`
    const response = await submit(client, 'put', path, { permissions: ['root'] }, { as: admin })
    assertRefused(assert, response, { code: 'INVALID' })
    assert.isTrue((await Employee.findOrFail(employee.id)).may('orders.create'))
  })
})
