import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { XLSX_MIME } from '#core/sheet/write_sheet'
import { templateName, WritePlanTemplate } from '#app/media/services/write_plan_template'

export default class PlanTemplatesController {
  async show({ i18n, response }: HttpContext) {
    const bytes = await new WritePlanTemplate().handle({
      language: i18n.locale === 'en' ? 1 : 0,
      planSheet: i18n.t('media.import.template.plan'),
      choicesSheet: i18n.t('media.import.template.choices'),
    })
    return response
      .header('content-type', XLSX_MIME)
      .header('content-disposition', `attachment; filename="${templateName(DateTime.utc())}"`)
      .send(bytes)
  }
}
