import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { ShowBoard } from '#app/statistics/queries/board'

export default class BoardsController {
  async show({ inertia }: HttpContext) {
    return inertia.render('statistics/board', {
      board: await new ShowBoard().handle({ now: DateTime.utc() }),
    })
  }
}
