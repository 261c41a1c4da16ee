import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** Lets only signed-in employees pass; everybody else is led to the sign-in page. */
export default class SignedInMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    await ctx.auth.authenticateUsing(undefined, { loginRoute: '/sign-in' })
    return next()
  }
}
