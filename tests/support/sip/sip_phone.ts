import type { SipCall } from './sip_call.ts'
import { SipEndpoint } from './sip_endpoint.ts'
import type { SipEndpointOptions } from './sip_endpoint.ts'

/** What a telephone does with a call that comes in. */
export type SipBehaviour =
  | { kind: 'answer'; afterMs: number }
  /** Rings until it is answered, refused or given up. */
  | { kind: 'ring' }
  /** 486, 603, 503, or nothing at all. */
  | { kind: 'busy' | 'reject' | 'congested' | 'silent' }

/** How long somebody looks at the display before he refuses. */
const REFUSAL_MS = 200

/** A telephone, or the people behind a carrier, with a behaviour for whoever is called. */
export class SipPhone {
  readonly endpoint: SipEndpoint
  readonly #behaviours = new Map<string, SipBehaviour>()
  #usual: SipBehaviour = { kind: 'answer', afterMs: 300 }

  private constructor(endpoint: SipEndpoint) {
    this.endpoint = endpoint
    endpoint.onCall = (call) => this.#receive(call)
  }

  static async open(options: SipEndpointOptions): Promise<SipPhone> {
    return new SipPhone(await SipEndpoint.open(options))
  }

  /** For everybody, or for calls to one number behind a carrier. */
  behave(behaviour: SipBehaviour, number?: string) {
    if (number === undefined) this.#usual = behaviour
    else this.#behaviours.set(number, behaviour)
  }

  /** Everybody behaves as usual again. */
  forget() {
    this.#behaviours.clear()
  }

  get calls(): SipCall[] {
    return [...this.endpoint.calls.values()]
  }

  #receive(call: SipCall) {
    const invite = call.invite!
    const behaviour = this.#behaviours.get(invite.user) ?? this.#usual
    if (behaviour.kind === 'silent') return
    if (behaviour.kind === 'busy') return call.refuse(486)
    if (behaviour.kind === 'congested') return call.refuse(503)
    call.endpoint.respond(invite, 180, call.local)
    if (behaviour.kind === 'reject') setTimeout(() => call.refuse(603), REFUSAL_MS)
    if (behaviour.kind === 'answer') setTimeout(() => call.answer(), behaviour.afterMs)
  }
}
