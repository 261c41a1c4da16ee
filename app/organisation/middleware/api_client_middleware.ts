import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import limiter from '@adonisjs/limiter/services/main'
import { API_SCOPES, type ApiScope } from '#app/organisation/api_scopes'
import {
  permissionMissing,
  requestedWithMissing,
  scopeMissing,
  tokenRefused,
  tooManyRequests,
} from '#app/organisation/errors'
import SignedInMiddleware from '#app/organisation/middleware/signed_in_middleware'
import { setting } from '#app/organisation/settings'

const SAFE = ['GET', 'HEAD']

/**
 * Who asks through the API: a program with a token (`Authorization: Bearer …`), counted against the limit of requests a
 * minute, or an employee with a session. Either needs the permission of the scope that the route names.
 */
export default class ApiClientMiddleware {
  async handle(ctx: HttpContext, next: NextFn, scope: ApiScope) {
    if (ctx.request.header('authorization') !== undefined) {
      await this.#token(ctx, scope)
      return this.#permitted(ctx, next, scope)
    }
    return new SignedInMiddleware().handle(ctx, () => {
      // Pages of other sites cannot set this header: with the same-site cookie it stands for the CSRF token.
      const { request } = ctx
      const own = request.header('x-requested-with') === 'spotline'
      if (!own && !SAFE.includes(request.method())) throw requestedWithMissing()
      return this.#permitted(ctx, next, scope)
    })
  }

  async #token(ctx: HttpContext, scope: ApiScope) {
    const { auth, response } = ctx
    const known = await auth.checkUsing(['api'])
    const employee = known ? auth.getUserOrFail() : null
    if (!employee?.maySignIn) {
      response.header('www-authenticate', 'Bearer error="invalid_token"')
      throw tokenRefused()
    }
    const token = employee.currentAccessToken!
    await this.#count(ctx, String(token.identifier))
    if (token.denies(scope)) {
      response.header('www-authenticate', `Bearer error="insufficient_scope", scope="${scope}"`)
      throw scopeMissing(scope)
    }
  }

  /** The headers say the limit, what is left of it, and in how many seconds it is whole again. */
  async #count({ response }: HttpContext, tokenId: string) {
    const limit = await setting('api_requests_per_minute')
    const counter = limiter.use({ requests: limit, duration: '1 min' })
    const key = `api:${tokenId}:${limit}`
    const { consumed, availableIn } = await counter.increment(key)
    response.header('ratelimit-limit', String(limit))
    response.header('ratelimit-remaining', String(Math.max(0, limit - consumed)))
    response.header('ratelimit-reset', String(availableIn))
    if (consumed <= limit) return
    response.header('retry-after', String(availableIn))
    throw tooManyRequests(limit, availableIn)
  }

  #permitted({ auth }: HttpContext, next: NextFn, scope: ApiScope) {
    const permission = API_SCOPES[scope]
    if (!auth.getUserOrFail().may(permission)) throw permissionMissing(permission)
    return next()
  }
}
