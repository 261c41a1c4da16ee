import vine from '@vinejs/vine'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'
import { LOCALE_COOKIE } from '#core/locale'

const validator = vine.compile(
  vine.object({ locale: vine.string().in(() => i18nManager.supportedLocales()) })
)

/** The language of the pages: kept in a cookie, and with the employee when somebody is signed in. */
export default class LocaleChoicesController {
  async store({ request, response, auth }: HttpContext) {
    const { locale } = await request.validateUsing(validator)
    response.plainCookie(LOCALE_COOKIE, locale, {
      encode: false,
      httpOnly: false,
      maxAge: '365 days',
    })
    if (await auth.check()) {
      await db.from('employees').where('id', auth.getUserOrFail().id).update({ locale })
    }
    return response.redirect().status(303).withQs().back()
  }
}
