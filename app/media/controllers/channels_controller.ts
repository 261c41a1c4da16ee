import type { HttpContext } from '@adonisjs/core/http'
import { LoadMediaDirectory } from '#app/media/queries/media_directory'

export default class ChannelsController {
  async index({ inertia }: HttpContext) {
    return inertia.render('media/channels', { ...(await new LoadMediaDirectory().handle()) })
  }
}
