import type { Party } from './channel.ts'
import type { Endpoint, Invitation, RefusalStatus } from './endpoints.ts'
import { remoteHangUp } from './legs.ts'
import type { SwitchCore } from './switch_core.ts'

/** How a customer behind the gateway takes a call: what `dialled numbers` do. */
export interface CustomerBehaviour {
  outcome: 'answer' | 'busy' | 'no_answer' | 'unallocated' | 'congested'
  answerMs: number
  /** Talks so long and hangs up; null: waits until the other side does. */
  talkMs: number | null
}

const REFUSED: Readonly<Partial<Record<CustomerBehaviour['outcome'], RefusalStatus>>> = {
  busy: 486,
  unallocated: 404,
  congested: 503,
}

/** The public network as the gateways reach it: customers who are called back. */
export class PublicNetwork implements Endpoint {
  readonly #core: SwitchCore
  readonly #scripted = new Map<string, CustomerBehaviour>()

  constructor(core: SwitchCore) {
    this.#core = core
  }

  /** The next calls to this number go like this, over this gateway or over any. */
  script(number: string, behaviour: CustomerBehaviour, gateway?: string) {
    this.#scripted.set(gateway === undefined ? number : `${gateway}/${number}`, behaviour)
  }

  invite(invitation: Invitation): Party {
    const core = this.#core
    const { profile, variables } = invitation.channel
    const number = profile.destinationNumber
    const overThis = this.#scripted.get(`${variables.get('sip_gateway_name')}/${number}`)
    const behaviour = overThis ?? this.#scripted.get(number) ?? this.#draw()
    const status = REFUSED[behaviour.outcome]
    if (status !== undefined) {
      core.after(2, () => invitation.refuse(status))
      return { onHangup: () => {} }
    }
    const ringing = core.after(18, () => invitation.ring())
    const answering =
      behaviour.outcome === 'answer'
        ? core.after(Math.max(20, behaviour.answerMs), () => invitation.answer())
        : null
    return {
      onHangup: () => {
        ringing.cancel()
        answering?.cancel()
      },
      onBridge: (channel) => {
        if (behaviour.talkMs === null) return
        core.after(behaviour.talkMs, () => void remoteHangUp(core, channel))
      },
    }
  }

  #draw(): CustomerBehaviour {
    const { random } = this.#core
    return {
      outcome: random.weighted([
        { weight: 70, value: 'answer' },
        { weight: 20, value: 'no_answer' },
        { weight: 8, value: 'busy' },
        { weight: 2, value: 'unallocated' },
      ] as const),
      answerMs: random.between(3000, 15_000),
      talkMs: random.between(30_000, 180_000),
    }
  }
}
