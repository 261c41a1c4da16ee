import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { errors } from '@adonisjs/auth'
import { DomainError } from '#core/domain_error'

/** What an employee with a handed-out password may still reach: the page to change it, and the way out. */
const BEFORE_PASSWORD_CHANGE = new Set(['/password', '/sign-out'])

/** Lets only signed-in employees pass; a session ends at once when its account is closed or disabled. */
export default class SignedInMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    await ctx.auth.authenticate()
    const employee = ctx.auth.getUserOrFail()
    if (!employee.maySignIn) {
      await ctx.auth.use('web').logout()
      throw new errors.E_UNAUTHORIZED_ACCESS('the account is closed', {
        guardDriverName: 'session',
      })
    }
    if (employee.mustChangePassword && !BEFORE_PASSWORD_CHANGE.has(ctx.request.url())) {
      if (ctx.request.accepts(['html', 'json']) === 'html' || ctx.request.header('x-inertia')) {
        return ctx.response.redirect().status(303).toPath('/password')
      }
      throw new DomainError({
        status: 403,
        code: 'PASSWORD_CHANGE_REQUIRED',
        messageKey: 'organisation.errors.password_change_required',
      })
    }
    return next()
  }
}
