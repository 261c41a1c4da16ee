import hash from '@adonisjs/core/services/hash'
import db from '@adonisjs/lucid/services/db'
import { compose } from '@adonisjs/core/helpers'
import type { AccessToken } from '@adonisjs/auth/access_tokens'
import { withAuthFinder } from '@adonisjs/auth/mixins/lucid'
import { afterFind, afterSave, beforeFind, belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { EmployeeSchema } from '#database/schema'
import Department from '#app/organisation/models/department'
import { accountsChanged } from '#app/organisation/accounts_changed'
import { ApiTokenStore } from '#app/organisation/api_token_store'
import EmployeePermission from '#app/organisation/models/employee_permission'
import { permissionsOf, type Permission, type Role } from '#app/organisation/permissions'

type Override = { id: number; permission: string; granted: 0 | 1 }

/** As text: MySQL's driver would parse JSON, MariaDB's would not. */
export const OVERRIDES = `(SELECT
    CAST(JSON_ARRAYAGG(JSON_OBJECT('id', p.id, 'permission', p.permission, 'granted', p.granted)) AS CHAR)
  FROM employee_permissions p WHERE p.employee_id = employees.id) AS overrides`

/** A person of the company; the account to sign in with is the staff number. */
export default class Employee extends compose(
  EmployeeSchema,
  withAuthFinder(() => hash.use('scrypt'), { uids: ['staffNo'], passwordColumnName: 'password' })
) {
  static table = 'employees'

  /** Tokens with which other programs act for an employee; the prefix lets scanners of code recognise a leaked one. */
  static accessTokens = new ApiTokenStore({
    tokenableModel: Employee,
    table: 'api_tokens',
    type: 'api',
    prefix: 'spotline_',
    tokenSecretLength: 40,
  })

  declare role: Role

  /** The token that this request came with, when it came from another program. */
  declare currentAccessToken?: AccessToken

  @belongsTo(() => Department)
  declare department: BelongsTo<typeof Department>

  @hasMany(() => EmployeePermission)
  declare permissionOverrides: HasMany<typeof EmployeePermission>

  /**
   * Whoever is looked up alone is asked what he may do, in every request of his: the overrides come in the same
   * statement. Lists load their overrides when they need them.
   */
  @beforeFind()
  static selectOverrides(query: ModelQueryBuilderContract<typeof Employee>) {
    void query.select('employees.*').select(db.raw(OVERRIDES))
  }

  @afterFind()
  static takeOverrides(employee: Employee) {
    const text: string | null = employee.$extras.overrides
    delete employee.$extras.overrides
    const overrides = (text === null ? [] : JSON.parse(text)) as Override[]
    employee.$setRelated(
      'permissionOverrides',
      overrides.map(({ id, permission, granted }) =>
        EmployeePermission.$createFromAdapterResult({
          id,
          permission,
          employee_id: employee.id,
          granted: Boolean(granted),
        })!
      )
    )
  }

  @afterSave()
  static tellProcesses() {
    return accountsChanged()
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
