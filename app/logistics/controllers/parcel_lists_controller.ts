import type { HttpContext } from '@adonisjs/core/http'
import { CodCarriers } from '#app/logistics/queries/cod_carriers'
import { ListParcels, type ParcelList } from '#app/logistics/queries/parcel_lists'

export default class ParcelListsController {
  async show({ inertia, params, request }: HttpContext) {
    const list = params.list as ParcelList
    return inertia.render('logistics/parcel_list', {
      list,
      parcels: () => new ListParcels().handle(list, request.qs()),
      carriers: () => new CodCarriers().handle(),
    })
  }
}
