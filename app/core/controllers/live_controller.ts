import type { HttpContext } from '@adonisjs/core/http'
import { DomainError } from '#core/domain_error'
import { mayListen } from '#core/live/channels'
import { openStream } from '#core/live/open_stream'

/** Channels that one page may listen to at a time. */
const MOST_CHANNELS = 50

/** `GET /live?channels=agents/7,floor`: an event stream; refused as a whole when one channel is not for the asker. */
export default class LiveController {
  async index(ctx: HttpContext) {
    const channels = String(ctx.request.input('channels', '')).split(',').filter(Boolean)
    const listener = ctx.auth.getUserOrFail()
    const refused = channels.filter((channel) => !mayListen(channel, listener))
    if (channels.length === 0 || channels.length > MOST_CHANNELS || refused.length > 0) {
      throw new DomainError({
        status: 403,
        code: 'CHANNEL_REFUSED',
        messageKey: 'core.errors.forbidden',
        details: { channels: refused.slice(0, MOST_CHANNELS) },
      })
    }
    await openStream(ctx, channels)
  }
}
