import type { HttpContext } from '@adonisjs/core/http'
import { ShowParcelTracks } from '#app/logistics/queries/show_parcel_tracks'

export default class ParcelTracksController {
  async show({ params, response }: HttpContext) {
    return response.json(await new ShowParcelTracks().handle(Number(params.order_id)))
  }
}
