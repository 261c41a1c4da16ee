import app from '@adonisjs/core/services/app'
import { InertiaManager } from '@adonisjs/inertia'
import type { HttpContext } from '@adonisjs/core/http'

/** Statuses that have a page of their own; the others are shown as the nearest of these. */
const PAGES = [403, 404, 419, 429, 500] as const

/**
 * Answers with the designed page of an error. Works for a request that never came to its page stack (an unknown route,
 * a store that is away), so it brings along what the page needs.
 */
export async function renderErrorPage(ctx: HttpContext, status: number) {
  const shown = PAGES.find((page) => page === status) ?? (status >= 500 ? 500 : 404)
  ctx.view.share({ locale: ctx.i18n.locale })
  const isLate = (ctx as Partial<HttpContext>).inertia === undefined
  if (isLate) {
    const inertia = await app.container.make(InertiaManager)
    ctx.inertia = inertia.createForRequest(ctx)
    ctx.inertia.share({ errors: {}, locale: ctx.i18n.locale, employee: null, permissions: [] })
  }
  ctx.response.status(status)
  return ctx.inertia.render('errors/status', { status: shown, requestId: ctx.request.id() ?? null })
}
