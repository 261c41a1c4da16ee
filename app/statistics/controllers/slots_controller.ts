import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { businessDay } from '#core/period'
import { LoadMediaChoices } from '#app/media/queries/media_choices'
import { numberedPeriod, periodsIn } from '#app/statistics/period_number'
import { ListSlotFigures } from '#app/statistics/queries/list_slot_figures'
import { reportColumns } from '#app/statistics/report_columns'
import { readReportRequest } from '#app/statistics/report_request'

export default class SlotsController {
  async index({ inertia, request }: HttpContext) {
    const now = DateTime.utc()
    const asked = readReportRequest(request.qs(), now)
    const period = numberedPeriod(asked)!
    return inertia.render('statistics/slots', {
      asked,
      columns: reportColumns(),
      days: { first: businessDay(period.from), last: businessDay(period.to.minus({ days: 1 })) },
      numbers: periodsIn(asked.unit, asked.year),
      report: await new ListSlotFigures().handle({ ...asked, period, now }),
      choices: await new LoadMediaChoices().handle({ retired: true }),
    })
  }
}
