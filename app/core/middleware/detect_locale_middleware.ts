import { I18n } from '@adonisjs/i18n'
import type { NextFn } from '@adonisjs/core/types/http'
import { type HttpContext, RequestValidator } from '@adonisjs/core/http'
import { textsFor } from '#core/locale'

/** Gives the request its texts, and validators their messages and names of fields. */
export default class DetectLocaleMiddleware {
  static {
    RequestValidator.messagesProvider = (ctx) => ctx.i18n.createMessagesProvider('validation')
  }

  handle(ctx: HttpContext, next: NextFn) {
    ctx.i18n = textsFor(ctx)
    ctx.containerResolver.bindValue(I18n, ctx.i18n)
    ctx.view.share({ locale: ctx.i18n.locale })
    return next()
  }
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    i18n: I18n
  }
}
