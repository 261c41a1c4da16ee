import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import type Employee from '#app/organisation/models/employee'
import type { Permission } from '#app/organisation/permissions'
import { SaveSettings } from '#app/organisation/services/save_settings'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'

const OFFICES = ['10.20.0.0/16', '2001:db8:5::/48', '127.0.0.1']

/** Every route of printing and feedback, with what it answers to somebody inside who sends nothing useful. */
const ROUTES = [
  { method: 'POST', path: '/waybill-prints', inside: 422 },
  { method: 'GET', path: '/waybill-prints/2147483647', inside: 404 },
  { method: 'GET', path: '/waybill-prints/2147483647/file', inside: 404 },
  { method: 'GET', path: '/feedback/parcels?waybillNo=0', inside: 404 },
  { method: 'POST', path: '/feedback/batches', inside: 422 },
] as const

const WORK: Permission[] = ['outbound.view', 'waybills.print', 'feedback.record']

async function drawBorder(networks: string[]) {
  const admin = await givenEmployee({ role: 'super_admin' })
  await new SaveSettings().handle({
    actorId: admin.id,
    address: '127.0.0.1',
    values: { office_networks: networks },
  })
}

/** Asks as the proxy on this machine does for a client elsewhere. */
function askFrom(
  client: ApiClient,
  address: string,
  as: Employee,
  { method, path }: { method: string; path: string }
) {
  return client
    .request(path, method)
    .header('x-forwarded-for', address)
    .accept('json')
    .withCsrfToken()
    .redirects(0)
    .loginAs(as)
}

test.group('Printing and feedback from outside the offices (L15)', (group) => {
  givenRollback(group)

  for (const address of ['10.21.0.1', '203.0.113.9', '2001:db8:6::1', '::1']) {
    test(`from ${address}, outside, is refused and says what is missing`, async ({
      client,
      assert,
    }) => {
      await drawBorder(OFFICES)
      const worker = await givenEmployee({ role: 'warehouse', permissions: WORK })
      for (const route of ROUTES) {
        const response = await askFrom(client, address, worker, route)
        assert.equal(response.status(), 403, route.path)
        assert.equal(response.body().code, 'OUTSIDE_OFFICE')
        assert.equal(response.body().permission, 'access.remote')
        assert.include(response.body().title, address)
        assert.include(response.body().title, '远程访问')
      }
    })
  }

  for (const address of ['10.20.255.254', '::ffff:10.20.0.1', '2001:db8:5:ffff::2']) {
    test(`from ${address}, inside, goes on`, async ({ client, assert }) => {
      await drawBorder(OFFICES)
      const worker = await givenEmployee({ role: 'warehouse', permissions: WORK })
      for (const route of ROUTES) {
        const response = await askFrom(client, address, worker, route)
        assert.equal(response.status(), route.inside, route.path)
      }
    })
  }

  test('from anywhere goes on with the permission', async ({ client, assert }) => {
    await drawBorder(OFFICES)
    const worker = await givenEmployee({
      role: 'warehouse',
      permissions: [...WORK, 'access.remote'],
    })
    for (const route of ROUTES) {
      const response = await askFrom(client, '203.0.113.9', worker, route)
      assert.equal(response.status(), route.inside, route.path)
    }
  })

  test('without networks everywhere is office', async ({ client, assert }) => {
    const worker = await givenEmployee({ role: 'warehouse', permissions: WORK })
    for (const route of ROUTES) {
      const response = await askFrom(client, '203.0.113.9', worker, route)
      assert.equal(response.status(), route.inside, route.path)
    }
  })

  test('the permission alone opens nothing', async ({ client, assert }) => {
    await drawBorder(OFFICES)
    const outsider = await givenEmployee({ role: 'agent', permissions: ['access.remote'] })
    for (const route of ROUTES) {
      const response = await askFrom(client, '10.20.0.1', outsider, route)
      assert.equal(response.status(), 403, route.path)
      assert.equal(response.body().code, 'FORBIDDEN')
    }
  })

  test('the lists stay open from outside: only printing and feedback are bound', async ({
    client,
    assert,
  }) => {
    await drawBorder(OFFICES)
    const worker = await givenEmployee({ role: 'warehouse', permissions: WORK })
    const response = await client
      .get('/outbound')
      .header('x-forwarded-for', '203.0.113.9')
      .withInertia()
      .redirects(0)
      .loginAs(worker)
    assert.equal(response.status(), 200)
  })
})
