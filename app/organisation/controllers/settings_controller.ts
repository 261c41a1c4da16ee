import type { HttpContext } from '@adonisjs/core/http'
import { listSettings } from '#app/organisation/queries/list_settings'
import { SaveSettings } from '#app/organisation/services/save_settings'
import { settingsValidator } from '#app/organisation/validators/company'

export default class SettingsController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('system/settings', {
      settings: await listSettings(),
      address: request.ip(),
    })
  }

  async update({ request, response, auth }: HttpContext) {
    const { values } = await request.validateUsing(settingsValidator)
    await new SaveSettings().handle({
      actorId: auth.getUserOrFail().id,
      address: request.ip(),
      values,
    })
    return response.status(204)
  }
}
