import type { HttpContext } from '@adonisjs/core/http'
import { CustomerRecordings } from '#app/calls/queries/customer_recordings'

export default class CustomerRecordingsController {
  async index({ auth, params, response }: HttpContext) {
    const recordings = await new CustomerRecordings().handle(
      auth.getUserOrFail(),
      Number(params.id)
    )
    return response.send({ recordings })
  }
}
