import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import transmit from '@adonisjs/transmit/services/main'

/**
 * Answers the request with an event stream of these channels, which the caller has authorised. The subscription lives
 * in the process that holds the stream, so it is made here and not by a second request, which may reach another one.
 */
export async function openStream(ctx: HttpContext, channels: string[]): Promise<void> {
  const uid = randomUUID()
  const stream = transmit.createStream({
    uid,
    context: ctx,
    request: ctx.request.request,
    response: ctx.response.response,
    injectResponseHeaders: ctx.response.getHeaders(),
  })
  for (const channel of channels) {
    await transmit.subscribe({ uid, channel, context: ctx, skipAuthorization: true })
  }
  ctx.response.stream(stream)
}
