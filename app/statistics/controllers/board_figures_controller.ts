import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { ShowBoard, type Board } from '#app/statistics/queries/board'

/** How long, in milliseconds, one counting serves every screen that asks. */
const SHARED_MS = 400

let counted: { at: number; board: Promise<Board> } | null = null

/** The board's figures as JSON; ten screens on the wall cost the database no more than one. */
export default class BoardFiguresController {
  async show({ response }: HttpContext) {
    const at = performance.now()
    if (!counted || at - counted.at > SHARED_MS) {
      counted = { at, board: new ShowBoard().handle({ now: DateTime.utc() }) }
    }
    return response.send(await counted.board)
  }
}
