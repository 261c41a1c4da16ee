import type { HttpContext } from '@adonisjs/core/http'
import { SaveServiceNumber } from '#app/media/services/save_service_number'
import { serviceNumberValidator } from '#app/media/validators/media'

export default class ServiceNumbersController {
  async store({ auth, request, response }: HttpContext) {
    const form = await request.validateUsing(serviceNumberValidator)
    const id = await new SaveServiceNumber().handle({
      ...form,
      serviceNumberId: null,
      employeeId: auth.user!.id,
    })
    return response.status(201).send({ id })
  }

  async update({ auth, params, request, response }: HttpContext) {
    const form = await request.validateUsing(serviceNumberValidator)
    const serviceNumberId = Number(params.id)
    await new SaveServiceNumber().handle({ ...form, serviceNumberId, employeeId: auth.user!.id })
    return response.send({ id: serviceNumberId })
  }
}
