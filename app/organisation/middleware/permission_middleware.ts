import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { DomainError } from '#core/domain_error'
import type { Permission } from '#app/organisation/permissions'

/** Refuses whoever lacks the permission that the route names; of several, one is enough. */
export default class PermissionMiddleware {
  async handle(ctx: HttpContext, next: NextFn, permission: Permission | Permission[]) {
    const employee = ctx.auth.getUserOrFail()
    const wanted = Array.isArray(permission) ? permission : [permission]
    if (!wanted.some((one) => employee.may(one))) {
      throw new DomainError({
        status: 403,
        code: 'FORBIDDEN',
        messageKey: 'core.errors.forbidden',
        details: { permission: wanted[0]! },
      })
    }
    return next()
  }
}
