import type { HttpContext } from '@adonisjs/core/http'
import { OwnForwards } from '#app/calls/queries/own_forwards'
import { SaveForwards } from '#app/calls/services/save_forwards'
import { forwardsValidator } from '#app/calls/validators/phone'

export default class PhoneForwardsController {
  async show({ auth, response }: HttpContext) {
    return response.send({ forwards: await new OwnForwards().handle(auth.user!.id) })
  }

  async update({ auth, request, response }: HttpContext) {
    const employee = auth.getUserOrFail()
    const { forwards } = await request.validateUsing(forwardsValidator)
    await new SaveForwards().handle({ employee, forwards })
    return response.send({ forwards: await new OwnForwards().handle(employee.id) })
  }
}
