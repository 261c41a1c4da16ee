import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { fileStamp } from '#core/period'
import type { SalesList } from '#app/statistics/sales_queries'
import { RequestSalesFile } from '#app/statistics/services/request_sales_file'
import { salesFileValidator } from '#app/statistics/validators/sales'

export default class SalesListFilesController {
  async store({ auth, i18n, params, request, response }: HttpContext) {
    const { headings } = await request.validateUsing(salesFileValidator)
    const list = (params.list ?? 'outbound') as SalesList
    const id = await new RequestSalesFile().handle({
      employeeId: auth.getUserOrFail().id,
      list,
      query: request.qs(),
      headings,
      locale: i18n.locale,
      name: `${i18n.t(`statistics.sales.titles.${list}`)}-${fileStamp(DateTime.utc())}`,
    })
    return response.status(202).send({ id })
  }
}
