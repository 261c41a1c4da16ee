import type { HttpContext } from '@adonisjs/core/http'
import { DeskTasks } from '#app/desk/queries/desk_tasks'

export default class DeskTasksController {
  async index({ auth, response }: HttpContext) {
    return response.send({ tasks: await new DeskTasks().handle(auth.user!.id) })
  }
}
