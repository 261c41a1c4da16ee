import { test } from '@japa/runner'
import { ROLES } from '#app/organisation/permissions'
import { PART_KINDS } from '#app/pbx/parts'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask } from '#tests/support/visit'

const NONE = 2_147_483_647
const BASE = '/system/telephony'

/** Everything of the telephone system is the super-administrator's (T14). */
const ROUTES: ['get' | 'post' | 'put' | 'delete', string][] = [
  ...PART_KINDS.flatMap(
    (kind) =>
      [
        ['get', `${BASE}/${kind}`],
        ['post', `${BASE}/${kind}`],
        ['put', `${BASE}/${kind}/${NONE}`],
        ['delete', `${BASE}/${kind}/${NONE}`],
      ] as ['get' | 'post' | 'put' | 'delete', string][]
  ),
  ['post', `${BASE}/extensions/${NONE}/secrets`],
  ['post', `${BASE}/prompt-files`],
  ['get', `${BASE}/prompt-files/${NONE}`],
  ['put', `${BASE}/prompt-files/${NONE}`],
  ['get', `${BASE}/blocked-numbers`],
  ['post', `${BASE}/blocked-numbers`],
  ['put', `${BASE}/blocked-numbers/${NONE}`],
  ['post', `${BASE}/blocked-numbers/deletions`],
  ['get', `${BASE}/configuration`],
  ['post', `${BASE}/switches/${NONE}/applies`],
  ['get', `${BASE}/switches/${NONE}/applies/${NONE}`],
]

test.group('Routes of the telephone system by role', (group) => {
  givenRollback(group)

  for (const role of ROLES) {
    test(`${role} gets through where allowed and nowhere else`, async ({ client, assert }) => {
      const employee = await givenEmployee({ role })
      for (const [method, path] of ROUTES) {
        const response = await ask(client, method, path, { as: employee, body: {} })
        const label = `${method} ${path} as ${role}: ${response.status()}`
        if (role === 'super_admin') assert.include([200, 404, 422], response.status(), label)
        else assert.equal(response.status(), 403, label)
      }
    })
  }

  test('nobody gets through without signing in', async ({ client, assert }) => {
    for (const [method, path] of ROUTES) {
      const response = await ask(client, method, path, { body: {} })
      assert.equal(response.status(), 401, `${method} ${path}`)
    }
  })
})
