import type { HttpContext } from '@adonisjs/core/http'
import { AirSlot } from '#app/media/services/air_slot'
import { airingValidator } from '#app/media/validators/media'

export default class AiringsController {
  async store({ auth, request, response }: HttpContext) {
    const form = await request.validateUsing(airingValidator)
    const aired = await new AirSlot().handle({ ...form, employeeId: auth.user!.id })
    return response.status(201).send(aired)
  }
}
