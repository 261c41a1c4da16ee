import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { liesIn } from '#core/networks'
import { remoteAccessRefused } from '#app/organisation/errors'
import { setting } from '#app/organisation/settings'

/** Outside the networks of the offices (setting `office_networks`) only who holds `access.remote` goes on (L15). */
export default class RemoteAccessMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    if (ctx.auth.getUserOrFail().may('access.remote')) return next()
    const offices = await setting('office_networks')
    const address = ctx.request.ip()
    if (offices.length > 0 && !liesIn(address, offices)) throw remoteAccessRefused(address)
    return next()
  }
}
