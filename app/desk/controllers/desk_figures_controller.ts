import type { HttpContext } from '@adonisjs/core/http'
import { OwnFigures } from '#app/desk/queries/own_figures'

export default class DeskFiguresController {
  async show({ auth, response }: HttpContext) {
    return response.send({ figures: await new OwnFigures().handle(auth.getUserOrFail()) })
  }
}
