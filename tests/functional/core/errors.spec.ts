import { test } from '@japa/runner'
import { ask, visit } from '#tests/support/visit'
import { urlOf } from '#tests/support/real_session'
import { givenRollback } from '#tests/support/given_rollback'
import { givenEmployee } from '#tests/support/given_employee'

test.group('Errors', (group) => {
  givenRollback(group)

  test('an unknown address has its page, with the request id', async ({ client, assert }) => {
    const response = await visit(client, '/no/such/place')
    assert.equal(response.status(), 404)
    assert.equal(response.inertiaComponent, 'errors/status')
    assert.equal(response.inertiaProps.status, 404)
    assert.equal(response.inertiaProps.requestId, response.header('x-request-id'))
  })

  test('an unknown address answers JSON with a problem document', async ({ client, assert }) => {
    const response = await ask(client, 'get', '/no/such/place')
    assert.equal(response.status(), 404)
    assert.match(response.header('content-type')!, /^application\/problem\+json/)
    assert.equal(response.body().code, 'NOT_FOUND')
    assert.equal(response.body().status, 404)
    assert.isString(response.body().requestId)
  })

  test('a missing permission has its page', async ({ client, assert }) => {
    const agent = await givenEmployee({ role: 'agent' })
    const response = await visit(client, '/organisation/employees', agent)
    assert.equal(response.status(), 403)
    assert.equal(response.inertiaComponent, 'errors/status')
    assert.equal(response.inertiaProps.status, 403)
  })

  test('a missing permission names itself to JSON', async ({ client, assert }) => {
    const agent = await givenEmployee({ role: 'agent' })
    const response = await ask(client, 'get', '/organisation/employees', { as: agent })
    assert.equal(response.status(), 403)
    assert.deepInclude(response.body(), { code: 'FORBIDDEN', permission: 'employees.view' })
  })

  test('what was not accepted is named field by field', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const response = await ask(client, 'post', '/organisation/employees', { as: admin, body: {} })
    assert.equal(response.status(), 422)
    assert.equal(response.body().code, 'INVALID')
    assert.deepEqual(
      response.body().errors.map(({ field }: { field: string }) => field),
      ['staffNo', 'name', 'role', 'departmentId']
    )
    assert.equal(response.body().errors[0].message, '请填写工号')
  })

  test('a broken body is a bad request, not a fault of ours', async ({ client, assert }) => {
    const request = client.post('/sign-in').accept('json')
    request.request.type('json').send('{"staffNo": ')
    const response = await request
    assert.equal(response.status(), 400)
    assert.equal(response.body().code, 'REFUSED')
  })
})

test.group('The language', (group) => {
  givenRollback(group)

  test('is what the browser asks for, until somebody chooses', async ({ client, assert }) => {
    const english = await client.get('/sign-in').withInertia().header('accept-language', 'en-GB,en')
    assert.equal(english.inertiaProps.locale, 'en')
    const french = await client.get('/sign-in').withInertia().header('accept-language', 'fr')
    assert.equal(french.inertiaProps.locale, 'zh-CN')
    // The cookie as a page's script writes it, which the client would sign.
    const chosen = await fetch(urlOf(client, '/sign-in'), {
      headers: { 'cookie': 'locale=zh-CN', 'accept-language': 'en' },
    })
    assert.match(await chosen.text(), /<html lang="zh-CN">/)
  })

  test('is kept in a cookie and with the employee', async ({ client, assert }) => {
    const employee = await givenEmployee()
    const response = await client
      .post('/locale')
      .loginAs(employee)
      .withCsrfToken()
      .redirects(0)
      .header('referer', '/organisation/employees?page=2')
      .json({ locale: 'en' })
    assert.equal(response.status(), 303)
    assert.equal(response.header('location'), '/organisation/employees?page=2')
    const cookies = [response.header('set-cookie') ?? []].flat()
    assert.isTrue(cookies.some((cookie) => cookie.startsWith('locale=en;')))
    await employee.refresh()
    assert.equal(employee.locale, 'en')
  })

  test('is one of ours', async ({ client, assert }) => {
    const response = await ask(client, 'post', '/locale', { body: { locale: '../../etc' } })
    assert.equal(response.status(), 422)
  })

  test('reaches validation, in both', async ({ client, assert }) => {
    const response = await client
      .post('/sign-in')
      .accept('json')
      .withCsrfToken()
      .header('accept-language', 'en')
      .json({})
    assert.equal(response.body().errors[0].message, 'Staff number: please fill this in')
  })
})
