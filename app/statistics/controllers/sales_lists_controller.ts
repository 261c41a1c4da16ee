import type { HttpContext } from '@adonisjs/core/http'
import { LoadMediaChoices } from '#app/media/queries/media_choices'
import { OrderChoices } from '#app/orders/queries/order_choices'
import { listDepartments } from '#app/organisation/queries/list_departments'
import { ListSales } from '#app/statistics/queries/sales_lists'
import type { SalesList } from '#app/statistics/sales_queries'

export default class SalesListsController {
  async show({ inertia, params, request }: HttpContext) {
    const kind = (params.list ?? 'outbound') as SalesList
    return inertia.render('statistics/sales_list', {
      kind,
      sales: () => new ListSales().handle(kind, request.qs()),
      choices: async () => {
        const [{ channels }, { deliveryMethods }, departments] = await Promise.all([
          new LoadMediaChoices().handle({ retired: true }),
          new OrderChoices().handle(),
          listDepartments(),
        ])
        return {
          channels: channels.map(({ id, name }) => ({ id, name })),
          methods: deliveryMethods.map(({ id, name }) => ({ id, name })),
          departments: departments.map(({ id, name }) => ({ id, name })),
        }
      },
    })
  }
}
