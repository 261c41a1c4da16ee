import type { HttpContext } from '@adonisjs/core/http'
import { LastStockCheck } from '#app/products/queries/last_stock_check'
import { ListStock } from '#app/products/queries/list_stock'
import { StockChoices } from '#app/products/queries/stock_choices'

export default class StockController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('products/stock', {
      levels: () => new ListStock().handle(request.qs()),
      choices: () => new StockChoices().handle(),
      check: () => new LastStockCheck().handle(),
    })
  }
}
