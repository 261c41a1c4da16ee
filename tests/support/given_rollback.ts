import type { Group } from '@japa/runner/core'
import testUtils from '@adonisjs/core/services/test_utils'

/** Each test of the group runs in a transaction of its own that is rolled back, requests to the server included. */
export function givenRollback(group: Group) {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
}
