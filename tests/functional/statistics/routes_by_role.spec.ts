import { test } from '@japa/runner'
import { ROLES, ROLE_PERMISSIONS, type Permission } from '#app/organisation/permissions'
import { ask } from '#tests/support/visit'
import { givenRollback } from '#tests/support/given_rollback'
import { givenEmployee } from '#tests/support/given_employee'

const NONE = 2_147_483_647

/** Each route of media and statistics with the permissions that it takes. */
const ROUTES: { method: 'get' | 'post' | 'put' | 'delete'; path: string; needs: Permission[] }[] = [
  { method: 'get', path: '/media/placements', needs: ['placements.view'] },
  { method: 'get', path: `/media/placements/${NONE}`, needs: ['placements.view'] },
  { method: 'get', path: `/media/placements/${NONE}/figures`, needs: ['placements.view'] },
  { method: 'get', path: '/media/calendar', needs: ['placements.view'] },
  { method: 'get', path: '/media/channels', needs: ['placements.view'] },
  { method: 'post', path: '/media/placements', needs: ['placements.edit'] },
  { method: 'put', path: `/media/placements/${NONE}`, needs: ['placements.edit'] },
  { method: 'delete', path: `/media/placements/${NONE}`, needs: ['placements.edit'] },
  { method: 'post', path: '/system/channels', needs: ['placements.edit'] },
  { method: 'put', path: `/system/channels/${NONE}`, needs: ['placements.edit'] },
  { method: 'post', path: '/system/service-numbers', needs: ['placements.edit'] },
  { method: 'put', path: `/system/service-numbers/${NONE}`, needs: ['placements.edit'] },
  { method: 'get', path: '/media/imports', needs: ['placements.import'] },
  { method: 'get', path: '/media/imports/template', needs: ['placements.import'] },
  { method: 'get', path: `/media/imports/${NONE}`, needs: ['placements.import'] },
  { method: 'post', path: '/media/imports', needs: ['placements.import'] },
  { method: 'delete', path: `/media/imports/${NONE}`, needs: ['placements.import'] },
  { method: 'post', path: `/media/imports/${NONE}/acceptance`, needs: ['placements.import'] },
  { method: 'post', path: '/media/airings', needs: ['placements.air'] },
  { method: 'get', path: '/statistics/slots', needs: ['statistics.view'] },
  {
    method: 'get',
    path: `/files/${NONE}`,
    needs: ['exports.create'],
  },
  {
    method: 'get',
    path: `/files/${NONE}/content`,
    needs: ['exports.create'],
  },
  { method: 'get', path: '/board', needs: ['board.view'] },
  { method: 'get', path: '/board/figures', needs: ['board.view'] },
]

test.group('Routes of media and statistics by role', (group) => {
  givenRollback(group)

  for (const role of ROLES) {
    test(`${role} gets through where allowed and nowhere else`, async ({ client, assert }) => {
      const employee = await givenEmployee({ role })
      for (const { method, path, needs } of ROUTES) {
        const response = await ask(client, method, path, { as: employee, body: {} })
        const allowed = needs.every((need) => ROLE_PERMISSIONS[role].includes(need))
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
    }
  })
})
