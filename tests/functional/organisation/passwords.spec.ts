import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import hash from '@adonisjs/core/services/hash'
import { ask, submit, visit } from '#tests/support/visit'
import { givenRollback } from '#tests/support/given_rollback'
import { givenEmployee, PASSWORD } from '#tests/support/given_employee'
import { assertRefused, assertSentTo } from '#tests/support/assert_answer'

test.group('A reset password', (group) => {
  givenRollback(group)

  test('is random, shown once, and must be changed', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const employee = await givenEmployee()
    const path = `/organisation/employees/${employee.id}/password-resets`
    const response = await submit(client, 'post', path, {}, { as: admin })
    const handout = response.flashMessage('handout') as unknown as { password: string }
    assert.match(handout.password, /^[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}$/)

    await employee.refresh()
    assert.isTrue(await hash.verify(employee.password, handout.password))
    assert.isFalse(await hash.verify(employee.password, PASSWORD))
    assert.isTrue(Boolean(employee.mustChangePassword))
    const audit = await db
      .from('audit_entries')
      .where({ action: 'employees.reset_password', subject_id: String(employee.id) })
      .first()
    assert.equal(audit.employee_id, admin.id)
    assert.notInclude(JSON.stringify(audit), handout.password)

    assertSentTo(assert, await visit(client, '/', employee), '/password')
    const asked = await ask(client, 'get', '/organisation/employees', { as: employee })
    assert.equal(asked.status(), 403)
    assert.equal(asked.body().code, 'PASSWORD_CHANGE_REQUIRED')

    const page = await visit(client, '/password', employee)
    assert.equal(page.inertiaComponent, 'organisation/password')
    assert.isTrue(page.inertiaProps.forced)
    const changed = await submit(
      client,
      'put',
      '/password',
      {
        currentPassword: handout.password,
        newPassword: 'my-own-words',
        newPasswordConfirmation: 'my-own-words',
      },
      { as: employee }
    )
    assertSentTo(assert, changed, '/')
    await employee.refresh()
    assert.isFalse(Boolean(employee.mustChangePassword))
    assert.isTrue(await hash.verify(employee.password, 'my-own-words'))
  })
})

test.group('Changing the own password', (group) => {
  givenRollback(group)

  const cases = [
    {
      title: 'needs the present one',
      fields: { currentPassword: 'wrong', newPassword: 'n'.repeat(8) },
      refusal: { code: 'WRONG_PASSWORD', field: 'currentPassword', message: '现在的密码不正确' },
    },
    {
      title: 'needs another one',
      fields: { currentPassword: PASSWORD, newPassword: PASSWORD },
      refusal: { code: 'PASSWORD_UNCHANGED', field: 'newPassword' },
    },
    {
      title: 'needs eight characters',
      fields: { currentPassword: PASSWORD, newPassword: 'short' },
      refusal: { code: 'INVALID', field: 'newPassword', message: '新密码至少8个字' },
    },
    {
      title: 'needs it twice',
      fields: {
        currentPassword: PASSWORD,
        newPassword: 'my-own-words',
        newPasswordConfirmation: 'my-other-words',
      },
      refusal: { code: 'INVALID', field: 'newPasswordConfirmation' },
    },
  ]
  for (const { title, fields, refusal } of cases) {
    test(title, async ({ client, assert }) => {
      const employee = await givenEmployee()
      const given = { newPasswordConfirmation: fields.newPassword, ...fields }
      const response = await submit(client, 'put', '/password', given, { as: employee })
      assertRefused(assert, response, refusal)
      await employee.refresh()
      assert.isTrue(await hash.verify(employee.password, PASSWORD))
    })
  }
})
