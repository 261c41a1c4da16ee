import type { HttpContext } from '@adonisjs/core/http'
import { ReadDeskChoices } from '#app/desk/queries/desk_choices'

export default class DeskChoicesController {
  /** For the telephone in the top bar, which is on every page. */
  async index({ response }: HttpContext) {
    return response.send({ choices: await new ReadDeskChoices().handle() })
  }
}
