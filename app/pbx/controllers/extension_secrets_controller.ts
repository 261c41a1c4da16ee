import type { HttpContext } from '@adonisjs/core/http'
import { RenewSecret } from '#app/pbx/services/renew_secret'

export default class ExtensionSecretsController {
  async store({ auth, params, response }: HttpContext) {
    const extensionId = Number(params.extension_id)
    const employeeId = auth.user!.id
    return response.status(201).send(await new RenewSecret().handle({ extensionId, employeeId }))
  }
}
