import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { fileStamp } from '#core/period'
import { RequestMovementExport } from '#app/products/services/request_movement_export'

export default class StockMovementExportsController {
  async store({ auth, i18n, request, response }: HttpContext) {
    const id = await new RequestMovementExport().handle({
      employeeId: auth.getUserOrFail().id,
      query: request.qs(),
      locale: i18n.locale,
      name: `${i18n.t('products.movements.title')}-${fileStamp(DateTime.utc())}`,
    })
    return response.status(202).send({ id })
  }
}
