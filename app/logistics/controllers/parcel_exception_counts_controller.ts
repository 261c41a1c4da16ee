import type { HttpContext } from '@adonisjs/core/http'
import { countParcelExceptions } from '#app/logistics/queries/list_parcel_exceptions'

export default class ParcelExceptionCountsController {
  async show({ response }: HttpContext) {
    return response.json({ open: await countParcelExceptions() })
  }
}
