import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import { addressIn, hasTag, SipMessage } from '#tests/support/sip/message'

const md5 = (text: string) => createHash('md5').update(text).digest('hex')
const DOMAIN = 'pbx.example.cn'
const TAG = 'switch'

/** What a switch offers a browser, but for ICE candidates: sound is not tried here. */
const OFFER = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 8 0',
  'c=IN IP4 127.0.0.1',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:0 PCMU/8000',
  'a=ice-ufrag:abcd',
  `a=ice-pwd:${'p'.repeat(24)}`,
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'AB').join(':')}`,
  'a=setup:actpass',
  'a=rtcp-mux',
  'a=sendrecv',
  '',
].join('\r\n')

export type BrowserCall = {
  /** The status of the answer, and its description. */
  answer: Promise<{ status: number; body: string }>
  /** Resolves when the browser ends the call. */
  ended: Promise<void>
  hangUp(): void
}

/** The WebSocket side of a switch: registers by digest, calls who is registered. SIP by RFC 3261 and RFC 7118. */
export class BrowserSwitch {
  readonly domain = DOMAIN
  readonly registrations: string[] = []
  refusals = 0
  readonly #server: WebSocketServer
  readonly #nonce = randomBytes(8).toString('hex')
  readonly #heard = new Set<(message: SipMessage) => void>()
  #socket: WebSocket | null = null
  #contact = ''
  #calls = 0

  private constructor(
    server: WebSocketServer,
    readonly secretOf: (extension: string) => string | undefined
  ) {
    this.#server = server
    server.on('connection', (socket) => {
      this.#socket = socket
      socket.on('message', (data) => this.#take(socket, data as Buffer))
    })
  }

  static async open(secretOf: (extension: string) => string | undefined): Promise<BrowserSwitch> {
    const server = new WebSocketServer({
      host: '127.0.0.1',
      port: 0,
      handleProtocols: (protocols) => (protocols.has('sip') ? 'sip' : false),
    })
    await once(server, 'listening')
    return new BrowserSwitch(server, secretOf)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Drops every connection; new ones are taken. */
  drop(): void {
    for (const socket of this.#server.clients) socket.terminate()
  }

  async close(): Promise<void> {
    this.drop()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  call(from: string): BrowserCall {
    const socket = this.#socket!
    const callId = `call-${++this.#calls}`
    let to = `<${this.#contact}>`
    const send = (method: string, sequence: number, body = '') => {
      const headers: [string, string][] = [
        ['Via', `SIP/2.0/WSS switch.invalid;branch=z9hG4bK${callId}${method}`],
        ['From', `<sip:${from}@${DOMAIN}>;tag=${TAG}`],
        ['To', to],
        ['Call-ID', callId],
        ['CSeq', `${sequence} ${method}`],
        ['Max-Forwards', '70'],
        ['Contact', `<sip:switch@${DOMAIN};transport=ws>`],
      ]
      if (body) headers.push(['Content-Type', 'application/sdp'])
      const start = `${method} ${this.#contact} SIP/2.0`
      socket.send(new SipMessage(start, headers, body).toBuffer().toString())
    }
    const isOurs = (message: SipMessage) => message.get('call-id') === callId
    const answer = this.#next((message) => {
      const { status } = message
      if (!isOurs(message) || status === null || status < 200) return null
      if (message.method !== 'INVITE') return null
      to = message.get('to')
      send('ACK', 1)
      return { status, body: message.body }
    })
    const ended = this.#next((message) =>
      isOurs(message) && message.status === null && message.method === 'BYE' ? true : null
    )
    send('INVITE', 1, OFFER)
    return { answer, ended: ended.then(() => undefined), hangUp: () => send('BYE', 2) }
  }

  #next<T>(take: (message: SipMessage) => T | null): Promise<T> {
    return new Promise((resolve) => {
      const hear = (message: SipMessage) => {
        const taken = take(message)
        if (taken === null) return
        this.#heard.delete(hear)
        resolve(taken)
      }
      this.#heard.add(hear)
    })
  }

  #take(socket: WebSocket, bytes: Buffer): void {
    const message = SipMessage.parse(bytes)
    if (!message) return
    for (const hear of this.#heard) hear(message)
    if (message.status !== null || message.method === 'ACK') return
    if (message.method === 'REGISTER') this.#register(socket, message)
    else reply(socket, message, '200 OK')
  }

  #register(socket: WebSocket, message: SipMessage): void {
    const given = message.get('authorization')
    const field = (name: string) => new RegExp(`${name}="?([^",]+)"?`).exec(given)?.[1] ?? ''
    if (!given) {
      const challenge = `Digest realm="${DOMAIN}", nonce="${this.#nonce}", algorithm=MD5`
      return reply(socket, message, '401 Unauthorized', [['WWW-Authenticate', challenge]])
    }
    const extension = field('username')
    const secret = md5(`${extension}:${DOMAIN}:${this.secretOf(extension) ?? ''}`)
    const asked = md5(`REGISTER:${field('uri')}`)
    if (field('response') !== md5(`${secret}:${this.#nonce}:${asked}`)) {
      this.refusals++
      return reply(socket, message, '403 Forbidden')
    }
    const contact = message.get('contact')
    this.#contact = addressIn(contact)
    const isLeaving = message.get('expires') === '0' || /;expires=0\b/.test(contact)
    if (!isLeaving) this.registrations.push(extension)
    reply(socket, message, '200 OK', isLeaving ? [] : [['Contact', contact]])
  }
}

function reply(
  socket: WebSocket,
  message: SipMessage,
  status: string,
  more: [string, string][] = []
): void {
  const to = message.get('to')
  const headers: [string, string][] = [
    ['Via', message.get('via')],
    ['From', message.get('from')],
    ['To', hasTag(to) ? to : `${to};tag=${TAG}`],
    ['Call-ID', message.get('call-id')],
    ['CSeq', message.get('cseq')],
    ...more,
  ]
  socket.send(new SipMessage(`SIP/2.0 ${status}`, headers).toBuffer().toString())
}
