import type { HttpContext } from '@adonisjs/core/http'
import { ListMovements } from '#app/products/queries/list_movements'
import { StockChoices } from '#app/products/queries/stock_choices'

export default class StockMovementsController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('products/movements', {
      movements: () => new ListMovements().handle(request.qs()),
      choices: () => new StockChoices().handle(),
    })
  }
}
