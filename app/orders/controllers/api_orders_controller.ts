import type { HttpContext } from '@adonisjs/core/http'
import { sendPage } from '#core/cursor_page'
import { orderRefused } from '#app/orders/errors'
import { OrderForPrograms, OrdersForPrograms } from '#app/orders/queries/orders_for_programs'
import { PlaceOrder } from '#app/orders/services/place_order'
import {
  idempotencyKeyValidator,
  ordersForProgramsValidator,
  placeOrderValidator,
} from '#app/orders/validators/order'

/** Orders for programs that act for an employee. */
export default class ApiOrdersController {
  async index(ctx: HttpContext) {
    const { request } = ctx
    const input = await request.validateUsing(ordersForProgramsValidator, { data: request.qs() })
    return sendPage(ctx, await new OrdersForPrograms().handle(input))
  }

  async show({ params, response }: HttpContext) {
    return response.json(await new OrderForPrograms().handle(Number(params.id)))
  }

  async store(ctx: HttpContext) {
    const { request, response, auth } = ctx
    const actor = auth.getUserOrFail()
    const token = actor.currentAccessToken
    const { idempotencyKey: key } = await request.validateUsing(idempotencyKeyValidator, {
      data: { idempotencyKey: request.header('idempotency-key') },
    })
    // What no key makes safe to send again, a program on its own must not send at all.
    if (token && !key) throw orderRefused('IDEMPOTENCY_KEY_MISSING', 'idempotencyKey', {}, {}, 400)
    const content = await request.validateUsing(placeOrderValidator)
    const { repeated, ...placed } = await new PlaceOrder().handle({
      ...content,
      channel: content.channel ?? (token ? 'web' : undefined),
      actor,
      workstation: request.ip(),
      idempotencyKey: token ? `api:${String(token.identifier)}:${key}` : (key ?? null),
    })
    if (repeated) response.header('idempotency-replayed', 'true')
    response.header('location', `/api/v1/orders/${placed.orderId}`)
    return response.status(201).json(placed)
  }
}
