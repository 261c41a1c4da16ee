import type { HttpContext } from '@adonisjs/core/http'
import { AskPhone } from '#app/calls/services/ask_phone'
import { FindDialledNumber } from '#app/desk/queries/dialled_number'
import { FindShownNumber } from '#app/desk/queries/shown_number'
import { dialValidator } from '#app/desk/validators/dial'

export default class DialledCallsController {
  async store({ auth, request, response }: HttpContext) {
    const actor = auth.getUserOrFail()
    const wanted = await request.validateUsing(dialValidator)
    const dialled = await new FindDialledNumber().handle(wanted, actor)
    const way = await new FindShownNumber().handle(actor.id)
    return response.send({
      phone: await new AskPhone().handle({
        type: 'dial',
        employeeId: actor.id,
        ...dialled,
        ...way,
      }),
    })
  }
}
