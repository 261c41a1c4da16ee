import type { HttpContext } from '@adonisjs/core/http'
import { LoadCallTargets } from '#app/calls/queries/call_targets'

export default class PhoneTargetsController {
  async index({ auth, response }: HttpContext) {
    return response.send({ targets: await new LoadCallTargets().handle(auth.getUserOrFail()) })
  }
}
