import type { Channel, Party } from './channel.ts'
import { transferChannel } from './dialplan_run.ts'
import { pressDigits } from './digits.ts'
import type { Endpoint, Invitation, RefusalStatus } from './endpoints.ts'
import { hold, unhold } from './hold.ts'
import { killLeg, placeInboundLeg, remoteHangUp } from './legs.ts'
import type { TimerHandle } from './clock.ts'
import type { SwitchCore } from './switch_core.ts'

/** Milliseconds, drawn evenly between both ends. */
export type Range = readonly [from: number, to: number]

/**
 * What a phone does when it is called. A `robot` decides by itself; a `desk` phone rings until it
 * is told to answer (`uuid_phone_event talk`, or the control port); an `unregistered` one cannot be
 * dialled at all. `talkMs` null: the robot never hangs up first.
 */
export type PhoneBehaviour = RobotBehaviour | { kind: 'desk' } | { kind: 'unregistered' }

export interface RobotBehaviour {
  kind: 'robot'
  answerMs: Range
  talkMs: Range | null
  /** Probabilities from 0 to 1: 486, 603, and letting it ring. */
  busy: number
  reject: number
  noAnswer: number
}

export const DEFAULT_ROBOT: RobotBehaviour = {
  kind: 'robot',
  answerMs: [800, 4000],
  talkMs: [60_000, 300_000],
  busy: 0.01,
  reject: 0.01,
  noAnswer: 0.02,
}

/** How long a phone takes to say 180 or to refuse. */
const RINGING_MS = 18
const REFUSING_MS = 2

interface Line {
  channel: Channel
  /** Null for a call that was dialled here. */
  invitation: Invitation | null
  answered: boolean
  timers: TimerHandle[]
}

/** An extension's phone. It has one line: while that is in use a further call gets 486. */
export class Phone implements Endpoint {
  readonly extension: string
  readonly #core: SwitchCore
  behaviour: PhoneBehaviour
  #line: Line | null = null

  constructor(core: SwitchCore, extension: string, behaviour: PhoneBehaviour) {
    this.#core = core
    this.extension = extension
    this.behaviour = behaviour
  }

  get state(): 'idle' | 'ringing' | 'talking' | 'unregistered' {
    if (this.#line) return this.#line.answered ? 'talking' : 'ringing'
    return this.behaviour.kind === 'unregistered' ? 'unregistered' : 'idle'
  }

  get channel() {
    return this.#line?.channel ?? null
  }

  invite(invitation: Invitation): Party {
    if (this.#line) {
      this.#core.after(REFUSING_MS, () => invitation.refuse(486))
      return { onHangup: () => {} }
    }
    const line: Line = { channel: invitation.channel, invitation, answered: false, timers: [] }
    this.#line = line
    this.#plan(line, invitation)
    return {
      onHangup: () => {
        for (const timer of line.timers) timer.cancel()
        if (this.#line === line) this.#line = null
      },
      onPhoneEvent: (_channel, event) => {
        if (event === 'talk') this.answer()
      },
      onBridge: () => this.#talk(line),
    }
  }

  /** Dials a number, or a code such as `#55#21#`; false while it is in use or away. */
  dial(number: string) {
    if (this.#line || this.behaviour.kind === 'unregistered') return false
    const channel = placeInboundLeg(this.#core, {
      number: this.extension,
      dnis: number,
      from: 'telephone',
      party: {
        onHangup: () => {
          if (this.#line?.channel === channel) this.#line = null
        },
      },
    })
    this.#line = { channel, invitation: null, answered: true, timers: [] }
    return true
  }

  /** Picks up; false when it does not ring. */
  answer() {
    const line = this.#line
    if (!line || line.answered) return false
    line.answered = true
    for (const timer of line.timers.splice(0)) timer.cancel()
    line.invitation?.answer()
    return true
  }

  reject(status: RefusalStatus = 603) {
    const line = this.#line
    if (!line || line.answered) return false
    line.invitation?.refuse(status)
    return true
  }

  /** Hangs up a call that it answered, or refuses one that rings. */
  hangUp() {
    const line = this.#line
    if (!line) return false
    return line.answered ? remoteHangUp(this.#core, line.channel) : this.reject()
  }

  press(digits: string) {
    if (!this.#line?.answered) return false
    pressDigits(this.#core, this.#line.channel, digits)
    return true
  }

  /** Its own hold key: a re-INVITE. */
  hold(on: boolean) {
    if (!this.#line?.answered) return false
    if (on) hold(this.#core, this.#line.channel)
    else unhold(this.#core, this.#line.channel)
    return true
  }

  /** Its own blind transfer (REFER): the other side goes on alone, in the context meant for that. */
  passOn(number: string) {
    const partner = this.#line?.channel.partner
    if (!partner) return false
    const context = partner.variables.get('force_transfer_context') ?? partner.profile.context
    transferChannel(this.#core, partner, number, context)
    return true
  }

  /** The network cable is pulled: the switch ends the call by itself. */
  unplug() {
    this.behaviour = { kind: 'unregistered' }
    if (this.#line) killLeg(this.#core, this.#line.channel, 'DESTINATION_OUT_OF_ORDER')
  }

  /** A restart of the switch: no call is left. */
  forget() {
    for (const timer of this.#line?.timers ?? []) timer.cancel()
    this.#line = null
  }

  #plan(line: Line, invitation: Invitation) {
    const core = this.#core
    const { behaviour } = this
    const later = (ms: number, run: () => void) => {
      line.timers.push(core.after(ms, run))
    }
    const robot = behaviour.kind === 'robot' ? behaviour : null
    if (robot && core.random.chance(robot.busy)) {
      return later(REFUSING_MS, () => invitation.refuse(486))
    }
    later(RINGING_MS, () => invitation.ring())
    if (!robot) return
    if (core.random.chance(robot.noAnswer)) return
    const delay = Math.max(RINGING_MS, core.random.between(...robot.answerMs))
    if (core.random.chance(robot.reject)) {
      return later(delay, () => invitation.refuse(603))
    }
    later(delay, () => this.answer())
  }

  #talk(line: Line) {
    const { behaviour } = this
    if (behaviour.kind !== 'robot' || !behaviour.talkMs) return
    const talk = this.#core.random.between(...behaviour.talkMs)
    line.timers.push(this.#core.after(talk, () => void remoteHangUp(this.#core, line.channel)))
  }
}

/** All extensions and their phones. */
export class PhoneBook {
  readonly #phones = new Map<string, Phone>()

  add(phone: Phone) {
    this.#phones.set(phone.extension, phone)
  }

  get(extension: string) {
    return this.#phones.get(extension) ?? null
  }

  /** The phone when it is registered. */
  registered(extension: string) {
    const phone = this.#phones.get(extension)
    return phone && phone.behaviour.kind !== 'unregistered' ? phone : null
  }

  all() {
    return [...this.#phones.values()]
  }
}
