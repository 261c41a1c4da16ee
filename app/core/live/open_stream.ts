import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { HttpContext } from '@adonisjs/core/http'
import transmit from '@adonisjs/transmit/services/main'
import { eventText } from '#core/live/event_text'

/** Bytes that may wait for one reader; whoever is that slow is cut off, and asks for the present state again. */
const MOST_WAITING = 4 * 1024 * 1024

/**
 * Answers the request with an event stream of these channels, which the caller has authorised. The subscription lives
 * in the process that holds the stream, so it is made here and not by a second request, which may reach another one.
 */
export async function openStream(ctx: HttpContext, channels: string[]): Promise<void> {
  const uid = randomUUID()
  const { response } = ctx.response
  const stream = transmit.createStream({
    uid,
    context: ctx,
    request: ctx.request.request,
    response,
    injectResponseHeaders: ctx.response.getHeaders(),
  })
  // One write a message and reader; the stream's own way is two, and JSON for each reader anew.
  stream.writeMessage = ({ data }) => write(response, eventText(data))
  for (const channel of channels) {
    await transmit.subscribe({ uid, channel, context: ctx, skipAuthorization: true })
  }
  ctx.response.stream(stream)
}

function write(response: ServerResponse, text: string): boolean {
  if (response.writableLength > MOST_WAITING) response.destroy()
  return !response.destroyed && response.write(text)
}
