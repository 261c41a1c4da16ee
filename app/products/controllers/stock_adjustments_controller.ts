import type { HttpContext } from '@adonisjs/core/http'
import { AdjustStock } from '#app/products/services/adjust_stock'
import { adjustmentValidator } from '#app/products/validators/stock'

export default class StockAdjustmentsController {
  async store({ auth, request, response }: HttpContext) {
    const fields = await request.validateUsing(adjustmentValidator)
    const employeeId = auth.getUserOrFail().id
    return response.json(await new AdjustStock().handle({ ...fields, employeeId }))
  }
}
