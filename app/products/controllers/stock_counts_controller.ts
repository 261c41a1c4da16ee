import type { HttpContext } from '@adonisjs/core/http'
import { CountSheet } from '#app/products/queries/count_sheet'
import { CountStock } from '#app/products/services/count_stock'
import { countSheetValidator, countValidator } from '#app/products/validators/stock'

export default class StockCountsController {
  async create({ request, response }: HttpContext) {
    const { warehouse } = await countSheetValidator.validate(request.qs())
    return response.json(await new CountSheet().handle(warehouse))
  }

  async store({ auth, request, response }: HttpContext) {
    const fields = await request.validateUsing(countValidator)
    const employeeId = auth.getUserOrFail().id
    return response.json(await new CountStock().handle({ ...fields, employeeId }))
  }
}
