import type { HttpContext } from '@adonisjs/core/http'
import { XLSX_MIME } from '#core/sheet/write_sheet'
import { WriteCallTemplate } from '#app/calls/services/write_call_template'

export default class CallTemplatesController {
  async show({ i18n, response }: HttpContext) {
    const bytes = await new WriteCallTemplate().handle({
      language: i18n.locale === 'en' ? 1 : 0,
      title: i18n.t('calls.import.template_sheet'),
    })
    return response
      .header('content-type', XLSX_MIME)
      .header('content-disposition', 'attachment; filename="calls.xlsx"')
      .send(bytes)
  }
}
