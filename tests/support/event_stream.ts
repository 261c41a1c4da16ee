import { get, type IncomingMessage } from 'node:http'
import type { ApiClient } from '@japa/api-client'
import type Employee from '#app/organisation/models/employee'
import { realSession, urlOf } from '#tests/support/real_session'

export type LiveEnvelope = { channel: string; payload: Record<string, unknown> }

/** An open event stream: `next` waits for the message after the last one read. */
export type OpenStream = { next(): Promise<LiveEnvelope>; close(): void }

/** Signs in with the password and opens the stream with the session's cookies, as a browser's EventSource does. */
export async function openEventStream(
  client: ApiClient,
  path: string,
  employee: Employee
): Promise<OpenStream> {
  const cookie = await realSession(client, employee)
  const headers = { accept: 'text/event-stream', cookie }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(urlOf(client, path), { headers }, resolve).on('error', reject)
  })
  if (response.statusCode !== 200) throw new Error(`the stream answered ${response.statusCode}`)
  const messages = readMessages(response)
  return {
    async next() {
      const { value, done } = await messages.next()
      if (done) throw new Error('the stream ended')
      return value
    },
    close: () => response.destroy(),
  }
}

async function* readMessages(response: IncomingMessage): AsyncGenerator<LiveEnvelope> {
  let text = ''
  for await (const chunk of response) {
    text += String(chunk)
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n')
      text = text.slice(end + 2)
      const data = lines.find((line) => line.startsWith('data: '))
      if (data) yield JSON.parse(data.slice(6)) as LiveEnvelope
    }
  }
}
