import { test } from '@japa/runner'
import { existsSync, readFileSync } from 'node:fs'
import {
  INDIVIDUAL_PERMISSIONS,
  PERMISSIONS,
  PROPOSED_PERMISSIONS,
  ROLE_HOMES,
  ROLE_PERMISSIONS,
  ROLES,
  isPermission,
  isRole,
  permissionsOf,
  type Permission,
  type Role,
} from '#app/organisation/permissions'

const holders = (permission: Permission): Role[] =>
  ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(permission))

test.group('The catalogue of permissions', () => {
  test('names each once', ({ assert }) => {
    assert.equal(new Set(PERMISSIONS).size, PERMISSIONS.length)
    for (const role of ROLES) {
      assert.equal(new Set(ROLE_PERMISSIONS[role]).size, ROLE_PERMISSIONS[role].length, role)
    }
  })

  const defaults: [Permission, Role[]][] = [
    ['orders.create', ['agent', 'callback', 'marketing', 'lead', 'super_admin']],
    ['orders.confirm', ['agent', 'callback', 'marketing', 'lead', 'super_admin']],
    ['orders.edit_department', ['lead', 'super_admin']],
    ['orders.edit_media', ['lead', 'media_manager', 'super_admin']],
    ['waybills.print', ['warehouse', 'warehouse_lead', 'super_admin']],
    ['cod.settle', ['finance', 'super_admin']],
    ['statistics.view', ['lead', 'media_manager', 'manager', 'super_admin']],
    ['phones.view', ['lead', 'manager', 'super_admin']],
    ['permissions.grant', ['super_admin']],
    ['employees.edit', ['super_admin']],
  ]
  for (const [permission, roles] of defaults) {
    test(`${permission} comes with ${roles.join(', ')}`, ({ assert }) => {
      assert.deepEqual(holders(permission), roles)
    })
  }

  test('given person by person come with no role but the highest', ({ assert }) => {
    for (const permission of INDIVIDUAL_PERMISSIONS) {
      if (permission === 'statistics.view') continue
      assert.deepEqual(holders(permission), ['super_admin'], permission)
    }
    assert.deepEqual(PROPOSED_PERMISSIONS.warehouse_lead, [
      'feedback.record',
      'orders.revoke',
      'orders.cancel',
    ])
  })

  test('has a home for every role', ({ assert }) => {
    assert.sameMembers(Object.keys(ROLE_HOMES), [...ROLES])
  })

  test('grants and withdraws beside the role, and ignores what is unknown', ({ assert }) => {
    const permissions = permissionsOf('warehouse', [
      { permission: 'orders.revoke', granted: true },
      { permission: 'waybills.void', granted: false },
      { permission: 'statistics.view', granted: false },
      { permission: 'world.rule', granted: true },
    ])
    assert.isTrue(permissions.has('orders.revoke'))
    assert.isFalse(permissions.has('waybills.void'))
    assert.isTrue(permissions.has('waybills.print'))
    assert.isFalse(permissions.has('world.rule' as Permission))
    assert.isTrue(ROLE_PERMISSIONS.warehouse.includes('waybills.void'))
  })

  test('tells its own names from others', ({ assert }) => {
    assert.isTrue(isPermission('orders.create'))
    assert.isFalse(isPermission('orders.destroy'))
    assert.isFalse(isPermission('toString'))
    assert.isTrue(isRole('lead'))
    assert.isFalse(isRole('root'))
  })

  for (const locale of ['zh-CN', 'en']) {
    test(`has a word for each permission in ${locale}`, ({ assert }) => {
      const path = new URL(`../../../resources/lang/${locale}/organisation.json`, import.meta.url)
      assert.isTrue(existsSync(path))
      const { permissions } = JSON.parse(readFileSync(path, 'utf8')) as {
        permissions: { names: Record<string, string> }
      }
      const named = Object.keys(permissions.names)
      assert.sameMembers(
        named,
        PERMISSIONS.map((permission) => permission.replace('.', '_'))
      )
    })
  }
})
