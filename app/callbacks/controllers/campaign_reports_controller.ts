import type { HttpContext } from '@adonisjs/core/http'
import { XLSX_MIME } from '#core/sheet/write_sheet'
import { WriteCampaignReport } from '#app/callbacks/services/write_campaign_report'

export default class CampaignReportsController {
  async show({ auth, i18n, params, response }: HttpContext) {
    const { name, bytes } = await new WriteCampaignReport().handle({
      campaignId: Number(params.id),
      employee: auth.user!,
      word: (key) => i18n.t(key),
    })
    response.header('content-type', XLSX_MIME)
    response.attachment(name)
    return response.send(bytes)
  }
}
