import { connect } from 'node:net'
import type { Socket } from 'node:net'

export interface Frame {
  type: string
  head: Map<string, string>
  body: string
}

export type EventHeaders = Record<string, string | string[]>

/**
 * A bare connection to an event socket, written for these tests alone: it shares no line with the
 * client of the project, so that the simulator is judged by something else than its own kin.
 */
export class ScriptedSocket {
  readonly events: EventHeaders[] = []
  readonly plainEvents: Frame[] = []
  readonly frames: Frame[] = []
  closed = false
  readonly #socket: Socket
  #buffer = Buffer.alloc(0) as Buffer
  readonly #waiting: ((frame: Frame) => void)[] = []
  readonly #replies: Frame[] = []
  #onClose: (() => void)[] = []

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk) => this.#receive(chunk))
    socket.on('error', () => {})
    socket.on('close', () => {
      this.closed = true
      for (const run of this.#onClose) run()
    })
  }

  /** Connects and waits for the greeting. */
  static async open(port: number) {
    const socket = connect({ port, host: '127.0.0.1' })
    const scripted = new ScriptedSocket(socket)
    await scripted.reply()
    return scripted
  }

  static async signIn(port: number, password: string, subscription?: string) {
    const scripted = await ScriptedSocket.open(port)
    await scripted.send(`auth ${password}`)
    if (subscription) await scripted.send(subscription)
    return scripted
  }

  write(text: string) {
    this.#socket.write(text)
  }

  /** The next frame that is no event. */
  reply(): Promise<Frame> {
    const ready = this.#replies.shift()
    if (ready) return Promise.resolve(ready)
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  send(command: string) {
    this.write(`${command}\n\n`)
    return this.reply()
  }

  /** The text that an `api` command answers. */
  async api(command: string) {
    const { body } = await this.send(`api ${command}`)
    return body
  }

  /** Everything that was sent before is here when this resolves: replies and events are in order. */
  async settle() {
    await this.api('echo settled')
  }

  untilClosed() {
    if (this.closed) return Promise.resolve()
    return new Promise<void>((resolve) => this.#onClose.push(resolve))
  }

  close() {
    this.#socket.destroy()
  }

  #receive(chunk: Buffer) {
    this.#buffer = Buffer.concat([this.#buffer, chunk])
    for (;;) {
      const end = this.#buffer.indexOf('\n\n')
      if (end < 0) return
      const head = new Map(
        this.#buffer
          .subarray(0, end)
          .toString()
          .split('\n')
          .map((line) => {
            const colon = line.indexOf(': ')
            return [line.slice(0, colon), line.slice(colon + 2)] as const
          })
      )
      const length = Number(head.get('Content-Length') ?? 0)
      if (this.#buffer.length < end + 2 + length) return
      const body = this.#buffer.subarray(end + 2, end + 2 + length).toString()
      this.#buffer = this.#buffer.subarray(end + 2 + length)
      this.#take({ type: head.get('Content-Type') ?? '', head, body })
    }
  }

  #take(frame: Frame) {
    this.frames.push(frame)
    if (frame.type === 'text/event-json') this.events.push(JSON.parse(frame.body))
    else if (frame.type === 'text/event-plain') this.plainEvents.push(frame)
    else {
      const waiting = this.#waiting.shift()
      if (waiting) waiting(frame)
      else this.#replies.push(frame)
    }
  }
}
