import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { headers: IncomingHttpHeaders; body: string; path: string }

/** Another program that takes webhooks; `answer` says how it answers from now on. */
export class WebhookReceiver {
  readonly received: Received[] = []
  status = 200
  location: string | null = null
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  static async open(): Promise<WebhookReceiver> {
    const server = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8')
      request.on('data', (chunk: string) => (body += chunk))
      request.on('end', () => {
        receiver.received.push({ headers: request.headers, body, path: request.url ?? '' })
        if (receiver.location) response.setHeader('location', receiver.location)
        response.writeHead(receiver.status).end('谢谢')
      })
    })
    const receiver = new WebhookReceiver(server)
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    return receiver
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hooks`
  }

  /** Types of what came, in its order. */
  get types(): string[] {
    return this.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((closed) => this.#server.close(closed))
  }
}
