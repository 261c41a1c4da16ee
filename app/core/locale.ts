import type { I18n } from '@adonisjs/i18n'
import type { HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'

export const LOCALE_COOKIE = 'locale'

/** Texts in the reader's locale: his choice (cookie `locale`), else what his browser asks for, else zh-CN. */
export function textsFor({ request }: HttpContext): I18n {
  const chosen: unknown = request.plainCookie(LOCALE_COOKIE, { encoded: false })
  const locale =
    typeof chosen === 'string' && i18nManager.supportedLocales().includes(chosen)
      ? chosen
      : i18nManager.getSupportedLocaleFor(request.languages())
  return i18nManager.locale(locale ?? i18nManager.defaultLocale)
}
