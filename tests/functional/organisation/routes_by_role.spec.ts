import { test } from '@japa/runner'
import { ROLES, type Role } from '#app/organisation/permissions'
import { ask } from '#tests/support/visit'
import { givenRollback } from '#tests/support/given_rollback'
import { givenEmployee } from '#tests/support/given_employee'

const VIEWERS: Role[] = ['lead', 'manager', 'super_admin']
const ADMINISTRATORS: Role[] = ['super_admin']

/** Each route of the organisation, whom it is for, and what the allowed get when they send nothing useful. */
const ROUTES = [
  { method: 'get', path: '/organisation/employees', roles: VIEWERS },
  { method: 'get', path: '/organisation/employees/2147483647', roles: VIEWERS },
  { method: 'get', path: '/organisation/departments', roles: VIEWERS },
  { method: 'post', path: '/organisation/employees', roles: ADMINISTRATORS },
  { method: 'patch', path: '/organisation/employees/2147483647', roles: ADMINISTRATORS },
  {
    method: 'post',
    path: '/organisation/employees/2147483647/password-resets',
    roles: ADMINISTRATORS,
  },
  { method: 'put', path: '/organisation/employees/2147483647/permissions', roles: ADMINISTRATORS },
  { method: 'get', path: '/password', roles: [...ROLES] },
] as const

test.group('Routes of the organisation by role', (group) => {
  givenRollback(group)

  for (const role of ROLES) {
    test(`${role} gets through where allowed and nowhere else`, async ({ client, assert }) => {
      const employee = await givenEmployee({ role })
      for (const { method, path, roles } of ROUTES) {
        const response = await ask(client, method, path, { as: employee, body: {} })
        const allowed = (roles as readonly Role[]).includes(role)
        const label = `${method} ${path} as ${role}: ${response.status()}`
        if (allowed) assert.include([200, 404, 422], response.status(), label)
        else assert.equal(response.status(), 403, label)
      }
    })
  }

  test('nobody gets through without signing in', async ({ client, assert }) => {
    for (const { method, path } of ROUTES) {
      const response = await ask(client, method, path, { body: {} })
      assert.equal(response.status(), 401, `${method} ${path}`)
      assert.equal(response.body().code, 'SIGNED_OUT')
    }
  })
})
