import type { HttpContext } from '@adonisjs/core/http'
import { ListSupervisedAgents } from '#app/calls/queries/supervised_agents'

export default class SupervisionController {
  async index({ auth, inertia }: HttpContext) {
    return inertia.render('calls/supervision', {
      supervision: await new ListSupervisedAgents().handle(auth.getUserOrFail()),
    })
  }

  async show({ auth, response }: HttpContext) {
    return response.send({
      supervision: await new ListSupervisedAgents().handle(auth.getUserOrFail()),
    })
  }
}
