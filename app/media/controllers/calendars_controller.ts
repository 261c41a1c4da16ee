import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { businessDate, businessDay, periodAround } from '#core/period'
import { PlacementCalendar } from '#app/media/queries/list_placements'

export default class CalendarsController {
  async show({ inertia, request }: HttpContext) {
    const unit = request.input('unit') === 'day' ? 'day' : 'week'
    const day = businessDate(String(request.input('day', ''))) ?? businessDay(DateTime.utc())
    const period = periodAround(day, unit)
    return inertia.render('media/calendar', {
      unit,
      day,
      first: businessDay(period.from),
      placements: await new PlacementCalendar().handle(period),
    })
  }
}
