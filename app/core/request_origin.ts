import { HttpContext } from '@adonisjs/core/http'

/** Where the work that runs at the moment was asked for; nulls outside a request. */
export function requestOrigin(): { requestId: string | null; ip: string | null } {
  const request = HttpContext.get()?.request
  return { requestId: request?.id() ?? null, ip: request?.ip() ?? null }
}
