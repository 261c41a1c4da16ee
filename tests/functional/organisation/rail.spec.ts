import { access } from 'node:fs/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type Employee from '#app/organisation/models/employee'
import { PERMISSIONS, ROLE_HOMES, ROLES, type Permission } from '#app/organisation/permissions'
import { visit } from '#tests/support/visit'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { doorOf, places } from '../../../resources/layouts/navigation.js'

const doorsOf = (employee: Employee) =>
  places
    .map((place) => doorOf(place, (permission) => employee.may(permission as Permission)))
    .filter((href) => href !== null)

test.group('The left rail', (group) => {
  givenRollback(group)

  test('names only permissions that exist', ({ assert }) => {
    const named = places.flatMap(({ doors }) => doors.flatMap(({ permissions }) => permissions))
    assert.includeMembers([...PERMISSIONS], named as Permission[])
  })

  for (const role of ROLES) {
    test(`${role}: every entry opens a page, and so does the home`, async ({ client, assert }) => {
      const employee = await givenEmployee({ role })
      const hrefs = doorsOf(employee)
      assert.isNotEmpty(hrefs)
      for (const href of [...hrefs, ROLE_HOMES[role]]) {
        const response = await visit(client, href, employee)
        assert.equal(response.status(), 200, href)
        await access(app.makePath('resources/pages', `${response.inertiaComponent}.vue`))
      }
    })
  }

  test('each single permission opens what it shows and nothing refuses', async ({
    client,
    assert,
  }) => {
    for (const { doors } of places) {
      for (const { href, permissions } of doors) {
        for (const permission of permissions) {
          const employee = await givenEmployee({ permissions: [permission as Permission] })
          assert.deepEqual(doorsOf(employee), [href], permission)
          const response = await visit(client, href, employee)
          assert.equal(response.status(), 200, `${href} with ${permission}`)
        }
      }
    }
  })
})
