import type { HttpContext } from '@adonisjs/core/http'
import { Couriers } from '#app/logistics/queries/couriers'
import { ListCodParcels } from '#app/logistics/queries/list_cod_parcels'
import { CodCarriers } from '#app/logistics/queries/cod_carriers'

/** Parcels whose cash is owed, came or was given up. */
export default class CodParcelsController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('logistics/cod_parcels', {
      parcels: () => new ListCodParcels().handle(request.qs()),
      carriers: () => new CodCarriers().handle(),
      couriers: () => new Couriers().handle(),
    })
  }
}
