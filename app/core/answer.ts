import type { HttpContext } from '@adonisjs/core/http'

/** What was done, as JSON for whoever asked for it, else as a notice on the page that the form came from. */
export function answer(
  { request, response, session, i18n }: HttpContext,
  notice: string,
  result: Record<string, unknown>,
  status = 200
) {
  const json = !request.header('x-inertia') && request.accepts(['html', 'json']) === 'json'
  if (json) return response.status(status).json(result)
  session.flash('notice', i18n.t(notice))
  return response.redirect().status(303).withQs().back()
}
