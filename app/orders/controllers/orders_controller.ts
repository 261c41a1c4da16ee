import type { HttpContext } from '@adonisjs/core/http'
import { ListOrders } from '#app/orders/queries/list_orders'
import { OrderChoices } from '#app/orders/queries/order_choices'
import { ShowOrder } from '#app/orders/queries/show_order'
import { DeleteOrder } from '#app/orders/services/delete_order'
import { EditOrder } from '#app/orders/services/edit_order'
import { PlaceOrder } from '#app/orders/services/place_order'
import {
  deleteOrderValidator,
  editOrderValidator,
  idempotencyKeyValidator,
  placeOrderValidator,
} from '#app/orders/validators/order'
import { answer } from '#core/answer'

export default class OrdersController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('orders/index', {
      orders: await new ListOrders().handle(request.qs()),
      choices: await new OrderChoices().handle(),
    })
  }

  async show({ params, auth, response }: HttpContext) {
    const order = await new ShowOrder().handle({
      orderId: Number(params.id),
      actor: auth.getUserOrFail(),
    })
    return response.json(order)
  }

  async store(ctx: HttpContext) {
    const { request, auth } = ctx
    const content = await request.validateUsing(placeOrderValidator)
    const { idempotencyKey = null } = await request.validateUsing(idempotencyKeyValidator)
    const placed = await new PlaceOrder().handle({
      ...content,
      actor: auth.getUserOrFail(),
      workstation: request.ip(),
      idempotencyKey,
    })
    return answer(ctx, 'orders.notices.placed', placed, placed.repeated ? 200 : 201)
  }

  async update(ctx: HttpContext) {
    const { params, request, auth } = ctx
    const edits = await request.validateUsing(editOrderValidator)
    const edited = await new EditOrder().handle({
      ...edits,
      actor: auth.getUserOrFail(),
      orderId: Number(params.id),
      workstation: request.ip(),
    })
    return answer(ctx, 'orders.notices.saved', edited)
  }

  async destroy(ctx: HttpContext) {
    const { params, request, auth } = ctx
    const fields = await request.validateUsing(deleteOrderValidator)
    await new DeleteOrder().handle({
      ...fields,
      actor: auth.getUserOrFail(),
      orderId: Number(params.id),
      workstation: request.ip(),
    })
    return answer(ctx, 'orders.notices.deleted', {})
  }
}
