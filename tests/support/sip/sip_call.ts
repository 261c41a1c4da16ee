import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { answerChallenge } from './digest.ts'
import type { SipMedia } from './media.ts'
import { SipMessage, addressIn } from './message.ts'
import type { SipEndpoint } from './sip_endpoint.ts'

export interface SipCallEvents {
  ringing: []
  answered: []
  /** `by` whom; `status` is what an INVITE was refused with, else null. */
  ended: [by: 'us' | 'them', status: number | null]
  message: [request: SipMessage]
}

export interface SipCallOptions {
  endpoint: SipEndpoint
  media: SipMedia
  id: string
  /** Our own and the other side's From or To, with the tag where one is known. */
  local: string
  remote: string
  /** Where requests go. */
  target: string
  direction: 'in' | 'out'
  sequence: number
}

/** One call of an endpoint, from the INVITE to the end. */
export class SipCall extends EventEmitter<SipCallEvents> {
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly endpoint: SipEndpoint
  readonly media: SipMedia
  local: string
  remote: string
  target: string
  isAnswered = false
  isOver = false
  /** Of an incoming call. */
  invite: SipMessage | null = null
  #sequence: number
  #inviteSequence: number
  #branch = ''
  #authorization: readonly [header: string, value: string] | null = null

  constructor(options: SipCallOptions) {
    super()
    this.id = options.id
    this.direction = options.direction
    this.endpoint = options.endpoint
    this.media = options.media
    this.local = options.local
    this.remote = options.remote
    this.target = options.target
    this.#sequence = options.sequence
    this.#inviteSequence = options.sequence
  }

  /** Sends the INVITE of an outgoing call. */
  dial() {
    this.#inviteSequence = this.#sequence
    this.#branch = branch()
    const more = this.#authorization === null ? [] : [this.#authorization]
    this.#send('INVITE', this.#inviteSequence, this.#branch, this.media.describe(), more)
  }

  answer() {
    if (this.invite === null || this.isAnswered || this.isOver) return
    this.isAnswered = true
    this.media.talkTo(this.invite.body)
    this.endpoint.respond(this.invite, 200, this.local, this.media.describe())
    this.emit('answered')
  }

  /** Refuses an incoming call that is not answered yet. */
  refuse(status: number) {
    if (this.invite === null || this.isAnswered || this.isOver) return
    this.endpoint.respond(this.invite, status, this.local)
    this.end('us', status)
  }

  hangUp() {
    if (this.isOver) return
    if (this.isAnswered) {
      this.request('BYE')
      this.end('us', null)
    } else if (this.direction === 'out') {
      this.#send('CANCEL', this.#inviteSequence, this.#branch, '', [])
    } else {
      this.refuse(480)
    }
  }

  hold(on: boolean) {
    this.request('INVITE', this.media.describe(on ? 'sendonly' : 'sendrecv'))
  }

  /** A blind transfer of the other side. */
  refer(to: string) {
    this.request('REFER', '', [
      ['Refer-To', `<sip:${to}@${this.endpoint.switchAddress}>`],
      ['Referred-By', addressIn(this.local)],
    ])
  }

  request(method: string, body = '', more: readonly (readonly [string, string])[] = []) {
    this.#sequence += 1
    this.#send(method, this.#sequence, branch(), body, more)
  }

  /** What came for this call. */
  take(message: SipMessage) {
    if (message.status === null) this.#takeRequest(message)
    else if (message.method === 'INVITE') this.#takeAnswer(message, message.status)
  }

  end(by: 'us' | 'them', status: number | null) {
    if (this.isOver) return
    this.isOver = true
    this.media.close()
    this.endpoint.forget(this)
    this.emit('ended', by, status)
  }

  #takeRequest(message: SipMessage) {
    switch (message.method) {
      case 'INVITE':
        // The first one again, because our answer was slow.
        if (message.get('cseq') === this.invite?.get('cseq') && !this.isAnswered) break
        this.endpoint.respond(message, 200, this.local, this.media.describe())
        break
      case 'BYE':
        this.endpoint.respond(message, 200, this.local)
        this.end('them', null)
        break
      case 'CANCEL':
        this.endpoint.respond(message, 200, this.local)
        if (this.invite !== null && !this.isAnswered) {
          this.endpoint.respond(this.invite, 487, this.local)
          this.end('them', 487)
        }
        break
      case 'ACK':
        break
      default:
        this.endpoint.respond(message, 200, this.local)
        this.emit('message', message)
    }
  }

  #takeAnswer(message: SipMessage, status: number) {
    if (status < 200) {
      if (status >= 180) this.emit('ringing')
      return
    }
    const sequence = Number(message.get('cseq').split(' ')[0])
    if (status < 300) {
      this.target = addressIn(message.get('contact'))
      if (!this.isAnswered && this.direction === 'out') {
        this.isAnswered = true
        this.remote = message.get('to')
        this.media.talkTo(message.body)
        this.emit('answered')
      }
      this.#send('ACK', sequence, branch(), '', [])
      return
    }
    this.#send('ACK', sequence, this.#branch, '', [], message.get('to'))
    const { credentials } = this.endpoint
    if ((status === 401 || status === 407) && this.#authorization === null && credentials) {
      const byProxy = status === 407
      const challenge = message.get(byProxy ? 'proxy-authenticate' : 'www-authenticate')
      const uri = this.target
      const value = answerChallenge({ challenge, method: 'INVITE', uri, ...credentials })
      this.#authorization = [byProxy ? 'Proxy-Authorization' : 'Authorization', value]
      this.#sequence += 1
      this.dial()
      return
    }
    if (!this.isAnswered) this.end('them', status)
  }

  #send(
    method: string,
    sequence: number,
    via: string,
    body: string,
    more: readonly (readonly [string, string])[],
    remote = this.remote
  ) {
    const { endpoint } = this
    const message = new SipMessage(
      `${method} ${this.target} SIP/2.0`,
      [
        ['Via', `SIP/2.0/UDP ${endpoint.address};branch=${via}`],
        ['Max-Forwards', '70'],
        ['From', this.local],
        ['To', remote],
        ['Call-ID', this.id],
        ['CSeq', `${sequence} ${method}`],
        ['Contact', `<sip:${endpoint.user}@${endpoint.address}>`],
        ...more,
        ...(body === '' ? [] : [['Content-Type', 'application/sdp'] as const]),
      ],
      body
    )
    endpoint.send(message)
  }
}

export function branch(): string {
  return `z9hG4bK${randomBytes(6).toString('hex')}`
}
