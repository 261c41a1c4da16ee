import type { HttpContext } from '@adonisjs/core/http'
import { ListCodParcels } from '#app/logistics/queries/list_cod_parcels'
import { SettleAtCounter } from '#app/logistics/services/settle_at_counter'
import { codCounterValidator } from '#app/logistics/validators/cod'

/** The counter where couriers of our own hand their cash over. */
export default class CodCountersController {
  /** What a courier has collected and not handed over. */
  async show({ params, response }: HttpContext) {
    const parcels = await new ListCodParcels().handle({
      courier: String(params.id),
      perPage: '200',
    })
    return response.json(parcels.rows)
  }

  async store({ auth, request, response }: HttpContext) {
    const settlement = await request.validateUsing(codCounterValidator)
    const settled = await new SettleAtCounter().handle({
      ...settlement,
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
    })
    return response.status(201).send(settled)
  }
}
