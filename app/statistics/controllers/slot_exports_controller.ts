import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { readReportRequest } from '#app/statistics/report_request'
import { RequestSlotExport } from '#app/statistics/services/request_slot_export'

export default class SlotExportsController {
  async store({ auth, i18n, request, response }: HttpContext) {
    const asked = readReportRequest(request.qs(), DateTime.utc())
    const id = await new RequestSlotExport().handle({
      employeeId: auth.user!.id,
      request: asked,
      locale: i18n.locale,
      name: i18n.t('statistics.slots.file', { year: asked.year, number: asked.number }),
    })
    return response.status(202).send({ id })
  }
}
