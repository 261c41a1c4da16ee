import type { HttpContext } from '@adonisjs/core/http'
import { ListStockEntries } from '#app/products/queries/list_stock_entries'
import { StockChoices } from '#app/products/queries/stock_choices'

export default class StockEntriesController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('products/stock_entries', {
      entries: () => new ListStockEntries().handle(request.qs()),
      choices: () => new StockChoices().handle(),
    })
  }

  async show({ params, response }: HttpContext) {
    return response.json(await new ListStockEntries().lines(Number(params.id)))
  }
}
