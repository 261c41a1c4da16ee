import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import type { AddressInfo } from 'node:net'
import { answerChallenge } from './digest.ts'
import { SipMedia } from './media.ts'
import { SipMessage, addressIn, hasTag } from './message.ts'
import { SipCall, branch } from './sip_call.ts'

export interface SipEndpointOptions {
  user: string
  /** Host and port of the switch. */
  host: string
  port: number
  /** The SIP domain; the switch's host if not given. */
  domain?: string
  /** Null for a carrier, which nobody asks for a password. */
  password: string | null
  /** Our own port; 0 lets the machine choose. */
  localPort?: number
}

const PHRASES: Readonly<Record<number, string>> = {
  100: 'Trying',
  180: 'Ringing',
  200: 'OK',
  404: 'Not Found',
  480: 'Temporarily Unavailable',
  486: 'Busy Here',
  487: 'Request Terminated',
  503: 'Service Unavailable',
  603: 'Decline',
}

/**
 * A SIP user agent over UDP on the loopback address, enough of one to be a telephone or a carrier for
 * a real switch. It does not send again what got lost, since nothing gets lost there.
 */
export class SipEndpoint {
  readonly user: string
  readonly domain: string
  readonly calls = new Map<string, SipCall>()
  /** What to do with a call that comes in; it is ringing nowhere yet. */
  onCall: (call: SipCall) => void = (call) => call.refuse(480)
  readonly #options: SipEndpointOptions
  readonly #socket: Socket
  readonly #registerId = `${randomBytes(6).toString('hex')}@phone`
  #registerSequence = 1
  #registration: ((message: SipMessage) => void) | null = null

  private constructor(options: SipEndpointOptions, socket: Socket) {
    this.#options = options
    this.#socket = socket
    this.user = options.user
    this.domain = options.domain ?? options.host
    socket.on('message', (bytes) => void this.#take(bytes))
  }

  static async open(options: SipEndpointOptions): Promise<SipEndpoint> {
    const socket = createSocket('udp4')
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject)
      socket.bind(options.localPort ?? 0, '127.0.0.1', resolve)
    })
    return new SipEndpoint(options, socket)
  }

  /** Host and port of our own. */
  get address(): string {
    return `127.0.0.1:${(this.#socket.address() as AddressInfo).port}`
  }

  get switchAddress(): string {
    return `${this.#options.host}:${this.#options.port}`
  }

  get credentials() {
    const { user, password } = this.#options
    return password === null ? null : { user, password }
  }

  /** Registers, or with 0 seconds takes the registration back. Throws when it is refused. */
  async register(seconds = 600) {
    const first = await this.#sendRegister(seconds, null)
    if (first.status === 200) return
    if (first.status !== 401 || !this.credentials) throw new Error(`registration: ${first.start}`)
    const uri = `sip:${this.switchAddress}`
    const challenge = first.get('www-authenticate')
    const answer = answerChallenge({ challenge, method: 'REGISTER', uri, ...this.credentials })
    const second = await this.#sendRegister(seconds, answer)
    if (second.status !== 200) throw new Error(`registration: ${second.start}`)
  }

  /** Calls a number of the switch; `from` is the number that it sees. */
  async call(number: string, from = this.user): Promise<SipCall> {
    const target = `sip:${encodeURIComponent(number)}@${this.switchAddress}`
    const call = new SipCall({
      endpoint: this,
      media: await SipMedia.open(),
      id: `${randomBytes(8).toString('hex')}@phone`,
      local: `<sip:${encodeURIComponent(from)}@${this.domain}>;tag=${randomBytes(4).toString('hex')}`,
      remote: `<${target}>`,
      target,
      direction: 'out',
      sequence: 1,
    })
    this.calls.set(call.id, call)
    call.dial()
    return call
  }

  respond(request: SipMessage, status: number, local: string, body = '') {
    const copied = request.headers.filter(([name]) =>
      /^(via|record-route|from|call-id|cseq)$/i.test(name)
    )
    const contact = ['Contact', `<sip:${this.user}@${this.address}>`] as const
    const type = body === '' ? [] : [['Content-Type', 'application/sdp'] as const]
    const to = ['To', status === 100 ? request.get('to') : local] as const
    const start = `SIP/2.0 ${status} ${PHRASES[status] ?? 'Answer'}`
    this.send(new SipMessage(start, [...copied, to, contact, ...type], body))
  }

  send(message: SipMessage) {
    this.#socket.send(message.toBuffer(), this.#options.port, this.#options.host)
  }

  forget(call: SipCall) {
    this.calls.delete(call.id)
  }

  /** Ends every call and gives the port back. */
  async close() {
    for (const call of this.calls.values()) call.hangUp()
    await new Promise((resolve) => setTimeout(resolve, 50))
    for (const call of this.calls.values()) call.end('us', null)
    await new Promise<void>((resolve) => this.#socket.close(resolve))
  }

  async #take(bytes: Buffer) {
    const message = SipMessage.parse(bytes)
    if (!message) return
    const id = message.get('call-id')
    if (id === this.#registerId) return this.#registration?.(message)
    const call = this.calls.get(id)
    if (call) return call.take(message)
    if (message.method === 'INVITE' && message.status === null) return this.#ring(message)
    if (message.status === null && message.method !== 'ACK') {
      this.respond(message, message.method === 'BYE' ? 481 : 200, tagged(message.get('to')))
    }
  }

  async #ring(invite: SipMessage) {
    const call = new SipCall({
      endpoint: this,
      media: await SipMedia.open(),
      id: invite.get('call-id'),
      local: tagged(invite.get('to')),
      remote: invite.get('from'),
      target: addressIn(invite.get('contact')),
      direction: 'in',
      sequence: 100,
    })
    call.invite = invite
    this.calls.set(call.id, call)
    this.respond(invite, 100, call.local)
    this.onCall(call)
  }

  #sendRegister(seconds: number, authorization: string | null): Promise<SipMessage> {
    const uri = `sip:${this.switchAddress}`
    const own = `<sip:${this.user}@${this.domain}>`
    const more = authorization === null ? [] : [['Authorization', authorization] as const]
    const message = new SipMessage(`REGISTER ${uri} SIP/2.0`, [
      ['Via', `SIP/2.0/UDP ${this.address};branch=${branch()}`],
      ['Max-Forwards', '70'],
      ['From', `${own};tag=${randomBytes(4).toString('hex')}`],
      ['To', own],
      ['Call-ID', this.#registerId],
      ['CSeq', `${this.#registerSequence++} REGISTER`],
      ['Contact', `<sip:${this.user}@${this.address}>`],
      ['Expires', String(seconds)],
      ...more,
    ])
    return new Promise((resolve) => {
      this.#registration = (answer) => {
        if ((answer.status ?? 0) >= 200) resolve(answer)
      }
      this.send(message)
    })
  }
}

function tagged(header: string): string {
  return hasTag(header) ? header : `${header};tag=${randomBytes(4).toString('hex')}`
}
