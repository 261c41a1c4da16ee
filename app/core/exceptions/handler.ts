import app from '@adonisjs/core/services/app'
import { type HttpContext, ExceptionHandler } from '@adonisjs/core/http'
import { DomainError } from '#core/domain_error'

/**
 * Answers every error in the form its asker reads: pages get the designed error page or a flash beside the form, JSON
 * clients a problem document (RFC 9457) with the request id.
 */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = app.inDev
  protected renderStatusPages = true

  protected statusPages = {
    '403': (_error: unknown, ctx: HttpContext) => this.#page(ctx, 403),
    '404': (_error: unknown, ctx: HttpContext) => this.#page(ctx, 404),
    '500..599': (_error: unknown, ctx: HttpContext) => this.#page(ctx, 500),
  }

  async handle(error: unknown, ctx: HttpContext) {
    if (error instanceof DomainError) return this.#refuse(error, ctx)
    return super.handle(error, ctx)
  }

  #refuse(error: DomainError, ctx: HttpContext) {
    const message = ctx.i18n ? ctx.i18n.t(error.messageKey, error.values) : error.code
    if (ctx.request.accepts(['html', 'json']) === 'json' && !ctx.request.header('x-inertia')) {
      return ctx.response
        .status(error.status)
        .header('content-type', 'application/problem+json')
        .send(
          JSON.stringify({
            type: 'about:blank',
            title: message,
            status: error.status,
            code: error.code,
            field: error.field,
            requestId: ctx.request.id(),
            ...error.details,
          })
        )
    }
    ctx.session.flash('refusal', { code: error.code, message, details: error.details })
    if (error.field) ctx.session.flash('inputErrorsBag', { [error.field]: [message] })
    return ctx.response.redirect().back()
  }

  #page(ctx: HttpContext, status: number) {
    ctx.response.status(status)
    return ctx.inertia.render('errors/status', { status, requestId: ctx.request.id() ?? null })
  }
}
