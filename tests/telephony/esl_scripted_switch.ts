import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** Answers one command: the text of an api's answer, `null` to stay silent. */
export type Answer = (command: string, peer: Peer) => string | null | undefined

/**
 * A small event socket on a real TCP port: greets, checks the password, answers what it is told to.
 */
export class ScriptedSwitch {
  readonly peers: Peer[] = []
  readonly received: string[] = []
  coreUuid = 'core-1'
  answer: Answer = () => undefined
  greet = true
  #server: Server

  constructor() {
    this.#server = createServer((socket) => this.peers.push(new Peer(socket, this)))
  }

  async listen(port = 0): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve))
    return (this.#server.address() as AddressInfo).port
  }

  async close(): Promise<void> {
    for (const peer of this.peers) peer.socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** To every connection that subscribed to events beyond its own jobs. */
  send(event: Record<string, string>): void {
    for (const peer of this.peers) if (peer.wantsCalls) peer.event(event)
  }
}

export class Peer {
  readonly socket: Socket
  wantsCalls = false
  readonly #home: ScriptedSwitch
  #pending = ''

  constructor(socket: Socket, home: ScriptedSwitch) {
    this.socket = socket
    this.#home = home
    socket.on('error', () => {})
    socket.on('data', (chunk) => this.#read(chunk.toString('utf8')))
    if (home.greet) socket.write('Content-Type: auth/request\n\n')
  }

  event(headers: Record<string, string>): void {
    const body = Buffer.from(JSON.stringify({ 'Core-UUID': this.#home.coreUuid, ...headers }))
    this.socket.write(`Content-Length: ${body.length}\nContent-Type: text/event-json\n\n`)
    this.socket.write(body)
  }

  reply(text: string, more = ''): void {
    this.socket.write(`Content-Type: command/reply\nReply-Text: ${text}\n${more}\n`)
  }

  api(text: string): void {
    const body = Buffer.from(text)
    this.socket.write(`Content-Type: api/response\nContent-Length: ${body.length}\n\n`)
    this.socket.write(body)
  }

  #read(text: string): void {
    this.#pending += text
    for (let end = this.#pending.indexOf('\n\n'); end >= 0; end = this.#pending.indexOf('\n\n')) {
      const command = this.#pending.slice(0, end)
      this.#pending = this.#pending.slice(end + 2)
      this.#home.received.push(command)
      this.#serve(command)
    }
  }

  #serve(command: string): void {
    const told = this.#home.answer(command, this)
    if (told === null) return
    if (command.startsWith('auth ')) {
      if (command === 'auth ClueCon') return this.reply('+OK accepted')
      this.reply('-ERR invalid')
      this.socket.end('Content-Type: text/disconnect-notice\nContent-Length: 4\n\nbye\n')
    } else if (command.startsWith('event json')) {
      this.wantsCalls = command.includes('CHANNEL_CREATE')
      this.reply('+OK event listener enabled json')
    } else if (command.startsWith('bgapi ')) {
      const id = /Job-UUID: (\S+)/.exec(command)?.[1] ?? ''
      this.reply(`+OK Job-UUID: ${id}`, `Job-UUID: ${id}\n`)
      this.event({ 'Event-Name': 'BACKGROUND_JOB', 'Job-UUID': id, '_body': told ?? '+OK done\n' })
    } else if (told !== undefined) this.api(told)
    else if (command === 'api global_getvar core_uuid') this.api(this.#home.coreUuid)
    else if (command.startsWith('api show')) this.api('{"row_count": 0}')
    else this.api('+OK\n')
  }
}
