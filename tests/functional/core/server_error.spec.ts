import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import HttpExceptionHandler from '#core/exceptions/handler'

const INSIDE = 'Table spotline.secrets: password is hunter2'

/** What the asker gets when our own code breaks in the middle of a request. */
async function breakDown(headers: Record<string, string>) {
  const ctx = await testUtils.createHttpContext()
  Object.assign(ctx.request.request.headers, headers)
  await new HttpExceptionHandler().handle(new Error(INSIDE), ctx)
  return { status: ctx.response.getStatus(), body: JSON.stringify(ctx.response.getBody()) }
}

test.group('A fault of our own', () => {
  test('has its page, which tells nothing of the inside', async ({ assert }) => {
    const { status, body } = await breakDown({ accept: 'text/html' })
    assert.equal(status, 500)
    assert.include(body, 'errors\\\\/status')
    assert.include(body, '\\"status\\":500')
    assert.notInclude(body, 'hunter2')
  })

  test('is a page to Inertia too', async ({ assert }) => {
    const { status, body } = await breakDown({ 'accept': 'text/html', 'x-inertia': 'true' })
    assert.equal(status, 500)
    assert.include(body, '"component":"errors/status"')
    assert.notInclude(body, 'hunter2')
  })

  test('is a problem document to JSON', async ({ assert }) => {
    const { status, body } = await breakDown({ accept: 'application/json' })
    assert.equal(status, 500)
    assert.include(body, 'SERVER_ERROR')
    assert.notInclude(body, 'hunter2')
  })
})
