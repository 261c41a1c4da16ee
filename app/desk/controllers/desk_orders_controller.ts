import type { HttpContext } from '@adonisjs/core/http'
import { FindDeskOrder } from '#app/desk/queries/desk_order'
import { TakeOrder } from '#app/desk/services/take_order'
import { deskOrderValidator } from '#app/desk/validators/desk'

export default class DeskOrdersController {
  async show({ params, response }: HttpContext) {
    return response.send({ order: await new FindDeskOrder().handle(Number(params.id)) })
  }

  async store({ auth, request, response }: HttpContext) {
    const { draftKey, ...content } = await request.validateUsing(deskOrderValidator)
    const order = await new TakeOrder().handle({
      actor: auth.user!,
      content,
      draftKey,
      workstation: request.ip(),
    })
    return response.status(order.repeated ? 200 : 201).send({ order })
  }
}
