import type { TimerHandle } from './clock.ts'
import type { Channel, Party } from './channel.ts'
import { pressDigits } from './digits.ts'
import { placeInboundLeg, remoteHangUp } from './legs.ts'
import type { SwitchCore } from './switch_core.ts'
import type { Truth } from './truth.ts'

/** One person who dials a service number. Times are milliseconds of simulated time. */
export interface CallerPlan {
  number: string
  dnis: string
  /** Why: shown in the truth record only. */
  reason: 'buyer' | 'wrong_number' | 'excluded' | 'test'
  /** How long he listens to music and ringing before he gives up. */
  patienceMs: number
  /** How long he talks before he hangs up himself; null: the agent ends it. */
  talkMs: number | null
  /** The key that he presses when he is asked to rate; null: he hangs up instead. */
  rating: string | null
  /** How often he calls again after giving up, and after how long. */
  redials: number
  redialAfterMs: number
  /** Listens to prompts and does only what he is told: `press`, `hangUp`. */
  waitsToBeTold?: boolean
}

/** Time between the question and the key. */
const RATING_DELAY_MS = 2730

/** People who call in, as long as they are on the line. */
export class Callers {
  readonly #core: SwitchCore
  readonly #truth: Truth
  readonly #active = new Map<string, { channel: Channel; stop: () => void }>()

  constructor(core: SwitchCore, truth: Truth) {
    this.#core = core
    this.#truth = truth
  }

  get activeCount() {
    return this.#active.size
  }

  place(plan: CallerPlan): Channel {
    const core = this.#core
    const timers: { patience: TimerHandle | null; talk: TimerHandle | null } = {
      patience: null,
      talk: null,
    }
    const stop = () => {
      timers.patience?.cancel()
      timers.talk?.cancel()
    }
    const waitPatiently = () => {
      timers.patience = core.after(plan.patienceMs, () => void remoteHangUp(core, channel))
    }
    let spoken = false
    const party: Party = {
      onBridge: (_channel, partner) => {
        spoken = true
        timers.patience?.cancel()
        this.#truth.bridged(channel, partner, core.clock.now())
        if (plan.talkMs === null) return
        timers.talk = core.after(plan.talkMs, () => void remoteHangUp(core, channel))
      },
      onUnbridge: () => {
        timers.talk?.cancel()
        waitPatiently()
      },
      onPrompt: () => {
        if (plan.waitsToBeTold) return
        timers.patience?.cancel()
        const { rating } = plan
        timers.patience = core.after(RATING_DELAY_MS, () => {
          if (rating) pressDigits(core, channel, rating)
          else remoteHangUp(core, channel)
        })
      },
      onHangup: () => {
        stop()
        this.#active.delete(channel.uuid)
        this.#truth.end(channel, core.clock.now())
        if (spoken || plan.redials <= 0 || channel.disposition === 'send_refuse') return
        if (channel.hangupCause === 'SYSTEM_SHUTDOWN') return
        core.after(plan.redialAfterMs, () => this.place({ ...plan, redials: plan.redials - 1 }))
      },
    }
    const channel = placeInboundLeg(core, { number: plan.number, dnis: plan.dnis, party })
    this.#active.set(channel.uuid, { channel, stop })
    this.#truth.begin(channel, plan.reason, core.clock.now())
    waitPatiently()
    return channel
  }

  /** Makes a caller hang up now. */
  hangUp(uuid: string) {
    const caller = this.#active.get(uuid)
    return caller ? remoteHangUp(this.#core, caller.channel) : false
  }

  press(uuid: string, digits: string) {
    const caller = this.#active.get(uuid)
    if (!caller) return false
    pressDigits(this.#core, caller.channel, digits)
    return true
  }

  /** The switch died: nobody is on the line any more. */
  forget() {
    for (const { stop } of this.#active.values()) stop()
    this.#active.clear()
  }
}
