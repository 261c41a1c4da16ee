import hash from '@adonisjs/core/services/hash'
import { compose } from '@adonisjs/core/helpers'
import { withAuthFinder } from '@adonisjs/auth/mixins/lucid'
import { afterFind, belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { EmployeeSchema } from '#database/schema'
import Department from '#app/organisation/models/department'
import EmployeePermission from '#app/organisation/models/employee_permission'
import { permissionsOf, type Permission, type Role } from '#app/organisation/permissions'

/** A person of the company; the account to sign in with is the staff number. */
export default class Employee extends compose(
  EmployeeSchema,
  withAuthFinder(() => hash.use('scrypt'), { uids: ['staffNo'], passwordColumnName: 'password' })
) {
  static table = 'employees'

  declare role: Role

  @belongsTo(() => Department)
  declare department: BelongsTo<typeof Department>

  @hasMany(() => EmployeePermission)
  declare permissionOverrides: HasMany<typeof EmployeePermission>

  /** Whoever is looked up alone is asked what he may do; lists load their overrides when they need them. */
  @afterFind()
  static async loadOverrides(employee: Employee) {
    await employee.load('permissionOverrides')
  }

  /** What this employee may do. Needs the overrides, which `find` and `first` load. */
  get permissions(): Set<Permission> {
    if (!this.permissionOverrides) {
      throw new Error(`the permissions of employee ${this.staffNo} aren't loaded`)
    }
    return permissionsOf(this.role, this.permissionOverrides)
  }

  may(permission: Permission): boolean {
    return this.permissions.has(permission)
  }

  /** Whether the account may be signed in with; closed and disabled ones look like unknown ones from outside. */
  get maySignIn(): boolean {
    return !this.loginDisabled && this.closedAt === null
  }
}
