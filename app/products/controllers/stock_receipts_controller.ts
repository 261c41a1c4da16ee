import type { HttpContext } from '@adonisjs/core/http'
import { ReceiveGoodsIn } from '#app/products/services/receive_goods_in'
import { goodsInValidator } from '#app/products/validators/stock'

export default class StockReceiptsController {
  async store({ auth, request, response }: HttpContext) {
    const fields = await request.validateUsing(goodsInValidator)
    const employeeId = auth.getUserOrFail().id
    return response.json(await new ReceiveGoodsIn().handle({ ...fields, employeeId }))
  }
}
