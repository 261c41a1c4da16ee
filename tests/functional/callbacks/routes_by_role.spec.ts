import { test } from '@japa/runner'
import { ROLES, ROLE_PERMISSIONS, type Permission } from '#app/organisation/permissions'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask } from '#tests/support/visit'

const NONE = 2_147_483_647

const ROUTES: ['get' | 'post' | 'put' | 'patch', string, Permission][] = [
  ['get', '/outreach/campaigns', 'campaigns.edit'],
  ['post', '/outreach/campaigns', 'campaigns.edit'],
  ['get', `/outreach/campaigns/${NONE}`, 'campaigns.edit'],
  ['patch', `/outreach/campaigns/${NONE}`, 'campaigns.edit'],
  ['get', `/outreach/campaigns/${NONE}/report`, 'campaigns.edit'],
  ['get', '/outreach/campaign-templates', 'campaigns.edit'],
  ['post', '/outreach/campaign-templates', 'campaigns.edit'],
  ['put', `/outreach/campaign-templates/${NONE}`, 'campaigns.edit'],
  ['get', '/outreach/do-not-call', 'campaigns.edit'],
  ['post', '/outreach/do-not-call', 'campaigns.edit'],
  ['get', '/outreach/callback-tasks', 'callbacks.work'],
  ['patch', `/outreach/callback-tasks/${NONE}`, 'callbacks.work'],
  ['get', '/outreach/desk', 'outreach.use'],
  ['post', `/outreach/desk/${NONE}/contacts`, 'outreach.use'],
  ['post', `/outreach/desk/contacts/${NONE}/dials`, 'outreach.use'],
  ['post', `/outreach/desk/contacts/${NONE}/dispositions`, 'outreach.use'],
]

test.group('Routes of callbacks and outbound campaigns by role', (group) => {
  givenRollback(group)

  for (const role of ROLES) {
    test(`${role} gets through where allowed and nowhere else`, async ({ client, assert }) => {
      const employee = await givenEmployee({ role })
      for (const [method, path, needs] of ROUTES) {
        const response = await ask(client, method, path, { as: employee, body: {} })
        const label = `${method} ${path} as ${role}: ${response.status()}`
        if (ROLE_PERMISSIONS[role].includes(needs)) {
          assert.include([200, 201, 404, 422], response.status(), label)
        } else assert.equal(response.status(), 403, label)
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
