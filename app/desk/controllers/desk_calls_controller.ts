import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { TodayCalls } from '#app/desk/queries/today_calls'

export default class DeskCallsController {
  async index({ auth, response }: HttpContext) {
    return response.send({ calls: await new TodayCalls().handle(auth.user!.id, DateTime.utc()) })
  }
}
