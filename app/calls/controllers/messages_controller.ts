import type { HttpContext } from '@adonisjs/core/http'
import { ListMessages, ShowMessage } from '#app/calls/queries/messages'
import { DeleteMessage, messageRefused } from '#app/calls/services/delete_message'

export default class MessagesController {
  async index({ auth, inertia, request }: HttpContext) {
    return inertia.render('calls/messages', {
      messages: await new ListMessages().handle(auth.getUserOrFail(), request.qs()),
    })
  }

  async show({ auth, params, response }: HttpContext) {
    const shown = await new ShowMessage().handle(auth.getUserOrFail(), Number(params.id))
    if (!shown) throw messageRefused('NOT_FOUND', 404)
    return response.send(shown)
  }

  async destroy({ auth, params, response }: HttpContext) {
    await new DeleteMessage().handle(auth.getUserOrFail(), Number(params.id))
    return response.noContent()
  }
}
