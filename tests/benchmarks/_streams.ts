import { Agent, get, type IncomingMessage } from 'node:http'

const PATIENCE_MS = 10_000

type Awaited = { marks: string[]; missing: number; seen: number[]; done(): void }

/** Open event streams, as many browsers have them; tells when a message reached each of them. */
export class Streams {
  readonly #responses: IncomingMessage[] = []
  #awaited: Awaited | null = null
  #newest = ''

  static async open(
    url: string,
    path: string,
    count: number,
    headers: Record<string, string>
  ): Promise<Streams> {
    const streams = new Streams()
    const agent = new Agent({ maxSockets: count })
    for (let number = 0; number < count; number++) {
      await streams.#add(new URL(path, url), agent, headers)
    }
    return streams
  }

  /** The message that was awaited last, with the blank line that ends it. */
  get newest(): string {
    return this.#newest
  }

  /** Milliseconds from `write` to the message with all of these marks, one figure for each stream. */
  async times(marks: string[], write: () => void): Promise<number[]> {
    const seen: number[] = []
    let late: NodeJS.Timeout | undefined
    const all = new Promise<void>((resolve, reject) => {
      this.#awaited = { marks, missing: this.#responses.length, seen, done: resolve }
      late = setTimeout(
        () => reject(new Error(`${this.#awaited?.missing} streams heard nothing`)),
        PATIENCE_MS
      )
    })
    const began = performance.now()
    write()
    try {
      await all
    } finally {
      clearTimeout(late)
      this.#awaited = null
    }
    return seen.map((at) => at - began)
  }

  close() {
    for (const response of this.#responses) response.destroy()
  }

  async #add(url: URL, agent: Agent, headers: Record<string, string>) {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(url, { agent, headers: { accept: 'text/event-stream', ...headers } }, resolve).on(
        'error',
        reject
      )
    })
    if (response.statusCode !== 200) throw new Error(`a stream answered ${response.statusCode}`)
    response.on('error', () => {})
    let pending = ''
    response.setEncoding('utf8')
    response.on('data', (text: string) => {
      pending += text
      for (let end = pending.indexOf('\n\n'); end >= 0; end = pending.indexOf('\n\n')) {
        const message = pending.slice(0, end + 2)
        pending = pending.slice(end + 2)
        this.#take(message)
      }
    })
    this.#responses.push(response)
  }

  #take(message: string) {
    const awaited = this.#awaited
    if (!awaited || !awaited.marks.every((mark) => message.includes(mark))) return
    awaited.seen.push(performance.now())
    awaited.missing -= 1
    this.#newest = message
    if (awaited.missing === 0) awaited.done()
  }
}
