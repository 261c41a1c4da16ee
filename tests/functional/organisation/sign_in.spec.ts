import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import { ROLE_HOMES, ROLES } from '#app/organisation/permissions'
import { submit, visit } from '#tests/support/visit'
import { givenRollback } from '#tests/support/given_rollback'
import { givenEmployee, PASSWORD } from '#tests/support/given_employee'
import { assertRefused, assertSentTo } from '#tests/support/assert_answer'

const REFUSED = '工号或密码不正确'

test.group('Signing in', (group) => {
  givenRollback(group)
  group.each.setup(() => limiter.use({ requests: 1, duration: 1 }).clear())

  test('opens the house to the right password and notes when', async ({ client, assert }) => {
    const employee = await givenEmployee({ role: 'agent' })
    const response = await submit(client, 'post', '/sign-in', {
      staffNo: employee.staffNo,
      password: PASSWORD,
    })
    assertSentTo(assert, response, '/')
    assert.equal(response.session('auth_web'), employee.id)

    await employee.refresh()
    assert.isBelow(Math.abs(employee.lastSignInAt!.diffNow().as('seconds')), 60)
    const audit = await db.from('audit_entries').where('employee_id', employee.id).first()
    assert.equal(audit.action, 'sessions.create')
    assert.isNotNull(audit.request_id)
  })

  test('says the same to unknown, wrong, disabled and closed', async ({ client, assert }) => {
    const known = await givenEmployee()
    const disabled = await givenEmployee()
    await disabled.merge({ loginDisabled: true }).save()
    const closed = await givenEmployee()
    await closed.merge({ closedAt: DateTime.utc() }).save()
    const tries = [
      { staffNo: '000000', password: PASSWORD },
      { staffNo: known.staffNo, password: 'wrong' },
      { staffNo: disabled.staffNo, password: PASSWORD },
      { staffNo: closed.staffNo, password: PASSWORD },
    ]
    for (const fields of tries) {
      const response = await submit(client, 'post', '/sign-in', fields, { from: '/sign-in' })
      assertSentTo(assert, response, '/sign-in')
      assertRefused(assert, response, {
        code: 'SIGN_IN_REFUSED',
        field: 'password',
        message: REFUSED,
      })
      assert.isUndefined(response.session('auth_web'))
    }
  })

  test('waits after five failures, the right password included', async ({ client, assert }) => {
    const employee = await givenEmployee()
    const wrong = { staffNo: employee.staffNo, password: 'wrong' }
    for (let attempt = 1; attempt <= 5; attempt++) {
      const response = await submit(client, 'post', '/sign-in', wrong)
      assertRefused(assert, response, { code: 'SIGN_IN_REFUSED' })
    }
    const response = await submit(client, 'post', '/sign-in', { ...wrong, password: PASSWORD })
    assertRefused(assert, response, {
      code: 'SIGN_IN_THROTTLED',
      field: 'password',
      message: /^尝试次数太多，请 (2\d\d|300) 秒后再试$/,
    })
    assert.isUndefined(response.session('auth_web'))

    const other = await givenEmployee()
    const allowed = await submit(client, 'post', '/sign-in', {
      staffNo: other.staffNo,
      password: PASSWORD,
    })
    assert.equal(allowed.session('auth_web'), other.id)
  })

  test('a success forgets the failures before it', async ({ client, assert }) => {
    const employee = await givenEmployee()
    for (let round = 0; round < 2; round++) {
      for (let attempt = 1; attempt <= 4; attempt++) {
        await submit(client, 'post', '/sign-in', { staffNo: employee.staffNo, password: 'no' })
      }
      const response = await submit(client, 'post', '/sign-in', {
        staffNo: employee.staffNo,
        password: PASSWORD,
      })
      assert.equal(response.session('auth_web'), employee.id)
    }
  })

  test('names the empty fields', async ({ client, assert }) => {
    const response = await submit(client, 'post', '/sign-in', { staffNo: '', password: '' })
    assertRefused(assert, response, { code: 'INVALID', field: 'staffNo', message: '请填写工号' })
    assertRefused(assert, response, { code: 'INVALID', field: 'password', message: '请填写密码' })
  })

  test('is refused without the token of its own page', async ({ client, assert }) => {
    const employee = await givenEmployee()
    const response = await client
      .post('/sign-in')
      .redirects(0)
      .accept('json')
      .json({ staffNo: employee.staffNo, password: PASSWORD })
    assert.equal(response.status(), 419)
    assert.equal(response.body().code, 'EXPIRED')
    assert.isUndefined(response.session('auth_web'))
  })

  test('leads whoever is signed in away from the sign-in page', async ({ client, assert }) => {
    assertSentTo(assert, await visit(client, '/sign-in', await givenEmployee()), '/')
  })

  for (const role of ROLES) {
    test(`starts the day of ${role} at ${ROLE_HOMES[role]}`, async ({ client, assert }) => {
      const response = await visit(client, '/', await givenEmployee({ role }))
      assertSentTo(assert, response, ROLE_HOMES[role])
    })
  }
})

test.group('A session', (group) => {
  givenRollback(group)

  test('ends with the sign-out', async ({ client, assert }) => {
    const employee = await givenEmployee()
    const response = await submit(client, 'post', '/sign-out', {}, { as: employee })
    assertSentTo(assert, response, '/sign-in')
    assert.isUndefined(response.session('auth_web'))
    const audit = await db.from('audit_entries').where('employee_id', employee.id).first()
    assert.equal(audit.action, 'sessions.destroy')
  })

  test('ends when the account is closed', async ({ client, assert }) => {
    const employee = await givenEmployee()
    await employee.merge({ closedAt: DateTime.utc() }).save()
    assertSentTo(assert, await visit(client, '/', employee), '/sign-in')
  })

  test('is asked for on every page behind the sign-in', async ({ client, assert }) => {
    assertSentTo(assert, await visit(client, '/organisation/employees'), '/sign-in')
  })
})
