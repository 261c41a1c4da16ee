import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { BUSINESS_ZONE } from '#core/period'
import { RequestMovementExport } from '#app/products/services/request_movement_export'

export default class StockMovementExportsController {
  async store({ auth, i18n, request, response }: HttpContext) {
    const now = DateTime.utc().setZone(BUSINESS_ZONE).toFormat('yyyyLLdd-HHmm')
    const id = await new RequestMovementExport().handle({
      employeeId: auth.getUserOrFail().id,
      query: request.qs(),
      locale: i18n.locale,
      name: `${i18n.t('products.movements.title')}-${now}`,
    })
    return response.status(202).send({ id })
  }
}
