import { EmployeeSchema } from '#database/schema'
import hash from '@adonisjs/core/services/hash'
import { compose } from '@adonisjs/core/helpers'
import { withAuthFinder } from '@adonisjs/auth/mixins/lucid'

/** A person of the company; the account to sign in with is the staff number. */
export default class Employee extends compose(
  EmployeeSchema,
  withAuthFinder(() => hash.use('scrypt'), { uids: ['staffNo'], passwordColumnName: 'password' })
) {
  static table = 'employees'
}
