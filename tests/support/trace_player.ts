import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { SwitchEvent } from '#telephony/esl/event'
import { FrameDecoder } from '#telephony/esl/frame_decoder'

/** One recorded event: what it says, and the bytes it came in. */
type Recorded = { event: SwitchEvent; body: Buffer; frame: Buffer }

/** Which of the recorded events one connection is sent, from `from` up to `to`; then it is cut, or stays. */
export type Episode = { from: number; to: number; cut: boolean }

/**
 * A switch that plays a recording: each new pair of connections gets the next episode. What it answers to questions for
 * its state is what the recording had shown until then.
 */
export class TracePlayer {
  readonly recorded: Recorded[]
  readonly #episodes: Episode[]
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #told = 0
  #played = 0
  #cutWhenUp = false

  constructor(bytes: Buffer, episodes: (events: number) => Episode[]) {
    this.recorded = new FrameDecoder()
      .push(bytes)
      .filter((frame) => SwitchEvent.isEventFrame(frame))
      .map((frame) => ({
        event: SwitchEvent.fromFrame(frame),
        body: frame.body,
        frame: Buffer.concat([
          Buffer.from(
            `Content-Length: ${frame.body.length}\nContent-Type: ${frame.contentType}\n\n`
          ),
          frame.body,
        ]),
      }))
    this.#episodes = episodes(this.recorded.length)
    this.#server = createServer((socket) => this.#serve(socket))
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return (this.#server.address() as AddressInfo).port
  }

  async close() {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #serve(socket: Socket) {
    this.#sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => this.#sockets.delete(socket))
    socket.write('Content-Type: auth/request\n\n')
    let pending = ''
    socket.on('data', (chunk) => {
      pending += chunk.toString('utf8')
      for (let end = pending.indexOf('\n\n'); end >= 0; end = pending.indexOf('\n\n')) {
        const command = pending.slice(0, end).trim()
        pending = pending.slice(end + 2)
        this.#answer(socket, command)
      }
    })
  }

  #answer(socket: Socket, command: string) {
    if (command.startsWith('auth')) return reply(socket, '+OK accepted')
    if (command.startsWith('event')) {
      reply(socket, '+OK event listener enabled json')
      if (command.includes('CHANNEL_CREATE')) setImmediate(() => this.#play(socket))
      return
    }
    if (command.startsWith('bgapi')) return reply(socket, '+OK Job-UUID: job')
    if (!command.startsWith('api ')) return reply(socket, '+OK')
    // The sign of life comes first when the link is up, so what was sent before has been read.
    if (command.startsWith('api hash') && this.#cutWhenUp) return this.#cut()
    answer(socket, this.#state(command.slice(4)))
  }

  #play(socket: Socket) {
    const episode = this.#episodes[this.#played]
    if (!episode) return
    this.#played++
    for (const { frame } of this.recorded.slice(episode.from, episode.to)) socket.write(frame)
    this.#told = episode.to
    this.#cutWhenUp = episode.cut
  }

  #cut() {
    this.#cutWhenUp = false
    for (const socket of this.#sockets) socket.destroy()
  }

  /** Every channel that the recording had shown alive, with its newest headers. */
  #alive(): Map<string, Recorded> {
    const alive = new Map<string, Recorded>()
    const gone = new Set<string>()
    for (const recorded of this.recorded.slice(0, this.#told)) {
      const { uuid, name } = recorded.event
      if (uuid === '') continue
      if (name === 'CHANNEL_HANGUP' || name === 'CHANNEL_HANGUP_COMPLETE') gone.add(uuid)
      const { event } = recorded
      const whole = event.get('variable_uuid') ?? event.get('variable_call_uuid')
      if (whole !== undefined) alive.set(uuid, recorded)
    }
    for (const uuid of gone) alive.delete(uuid)
    return alive
  }

  #state(command: string): string {
    if (command === 'global_getvar core_uuid') return this.recorded[0]?.event.coreUuid ?? ''
    if (command === 'show channels as json') {
      const rows = [...this.#alive()].map(([uuid, { event }]) => ({
        uuid,
        direction: event.get('Call-Direction') ?? '',
        dest: event.get('Caller-Destination-Number') ?? '',
      }))
      return JSON.stringify(rows.length ? { row_count: rows.length, rows } : { row_count: 0 })
    }
    if (command.startsWith('show')) return '{"row_count": 0}'
    const dump = /^uuid_dump (\S+) json$/.exec(command)
    if (dump) return this.#alive().get(dump[1])?.body.toString('utf8') ?? '-ERR No such channel!\n'
    return '+OK\n'
  }
}

function reply(socket: Socket, text: string) {
  socket.write(`Content-Type: command/reply\nReply-Text: ${text}\n\n`)
}

function answer(socket: Socket, text: string) {
  socket.write(`Content-Type: api/response\nContent-Length: ${Buffer.byteLength(text)}\n\n${text}`)
}
