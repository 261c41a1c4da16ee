import app from '@adonisjs/core/services/app'
import { type HttpContext, ExceptionHandler } from '@adonisjs/core/http'
import { textsFor } from '#core/locale'
import { renderErrorPage } from '#core/exceptions/error_page'
import { type Problem, problemOf } from '#core/exceptions/problem'

/**
 * Answers every error in the form its asker reads. JSON clients get a problem document (RFC 9457) with the request id.
 * Whoever opened a page gets the designed error page; whoever sent a form goes back to it with what was wrong, beside
 * the field where there is one, so that nothing typed is lost.
 */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = app.inDev

  async handle(error: unknown, ctx: HttpContext) {
    ctx.i18n ??= textsFor(ctx)
    const problem = problemOf(error, ctx.i18n)
    if (wantsJson(ctx)) return sendDocument(ctx, problem)
    if (problem.status === 401) return ctx.response.redirect().withIntendedUrl().toPath('/sign-in')
    if (sentForm(ctx)) return sendBack(ctx, problem)
    if (problem.status >= 500 && this.debug) return super.handle(error, ctx)
    const page = await renderErrorPage(ctx, problem.status)
    return ctx.response.send(page)
  }
}

/** Machines ask under /api; pages ask for JSON by the accept header, except that Inertia's own requests are pages. */
function wantsJson({ request }: HttpContext): boolean {
  if (request.header('x-inertia')) return false
  return request.url().startsWith('/api/') || request.accepts(['html', 'json']) !== 'html'
}

function sentForm(ctx: HttpContext): boolean {
  return !['GET', 'HEAD'].includes(ctx.request.method()) && Boolean(ctx.session?.initiated)
}

function sendDocument({ request, response }: HttpContext, problem: Problem) {
  const { status, code, title, field, errors, details } = problem
  const single = field ? [{ field, message: title, rule: code }] : undefined
  return response
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        ...details,
        // Names the kind of the problem; what each means stands in docs/api.md.
        type: `urn:spotline:problem:${code.toLowerCase().replaceAll('_', '-')}`,
        title,
        status,
        code,
        field,
        errors: errors ?? single,
        requestId: request.id(),
      })
    )
}

function sendBack({ request, response, session, i18n }: HttpContext, problem: Problem) {
  const { status, code, title, field, errors, details } = problem
  const fields: Record<string, string[]> = field ? { [field]: [title] } : {}
  for (const one of errors ?? []) (fields[one.field] ??= []).push(one.message)
  const message =
    status >= 500 ? i18n.t('core.errors.server_kept', { id: request.id() ?? '' }) : title
  session.flash('inputErrorsBag', fields)
  session.flash('refusal', { code, message, details })
  return response.redirect().status(303).withQs().back()
}
