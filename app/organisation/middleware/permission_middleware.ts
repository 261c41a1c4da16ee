import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { DomainError } from '#core/domain_error'

/** Refuses whoever lacks the permission that the route names. */
export default class PermissionMiddleware {
  async handle(ctx: HttpContext, next: NextFn, permission: string) {
    if (!ctx.auth.user) throw new DomainError({ status: 403, code: permission, messageKey: 'core.errors.forbidden' })
    return next()
  }
}
