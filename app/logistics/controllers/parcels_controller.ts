import type { HttpContext } from '@adonisjs/core/http'
import { ShowParcel } from '#app/logistics/queries/show_parcel'
import { findParcelValidator } from '#app/logistics/validators/logistics'

export default class ParcelsController {
  async show({ request, response }: HttpContext) {
    const { waybillNo } = await findParcelValidator.validate(request.qs())
    return response.json(await new ShowParcel().handle({ waybillNo }))
  }
}
