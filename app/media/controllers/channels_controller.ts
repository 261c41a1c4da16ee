import type { HttpContext } from '@adonisjs/core/http'
import { LoadMediaDirectory } from '#app/media/queries/media_directory'
import { SaveChannel } from '#app/media/services/save_channel'
import { channelValidator } from '#app/media/validators/media'

export default class ChannelsController {
  async index({ inertia }: HttpContext) {
    return inertia.render('media/channels', { ...(await new LoadMediaDirectory().handle()) })
  }

  async store({ auth, request, response }: HttpContext) {
    const form = await request.validateUsing(channelValidator)
    const id = await new SaveChannel().handle({
      ...form,
      channelId: null,
      employeeId: auth.user!.id,
    })
    return response.status(201).send({ id })
  }

  async update({ auth, params, request, response }: HttpContext) {
    const form = await request.validateUsing(channelValidator)
    const channelId = Number(params.id)
    await new SaveChannel().handle({ ...form, channelId, employeeId: auth.user!.id })
    return response.send({ id: channelId })
  }
}
