import type { DigitBinding } from './digits.ts'
import type { EventName } from './event_shapes.ts'
import type { RunningRecording } from './recordings.ts'
import type { HeaderValue } from './variables.ts'
import { Variables } from './variables.ts'
import { switchMicroseconds } from './stamps.ts'

export const STATE_NUMBERS = {
  CS_NEW: 0,
  CS_INIT: 1,
  CS_ROUTING: 2,
  CS_SOFT_EXECUTE: 3,
  CS_EXECUTE: 4,
  CS_EXCHANGE_MEDIA: 5,
  CS_CONSUME_MEDIA: 7,
  CS_HIBERNATE: 8,
  CS_RESET: 9,
  CS_HANGUP: 10,
  CS_REPORTING: 11,
  CS_DESTROY: 12,
  CS_NONE: 13,
} as const

const CALL_STATE_NUMBERS = {
  DOWN: 0,
  DIALING: 1,
  RINGING: 2,
  EARLY: 3,
  ACTIVE: 4,
  HELD: 5,
  RING_WAIT: 6,
  HANGUP: 7,
  UNHELD: 8,
} as const

export type ChannelState = keyof typeof STATE_NUMBERS
export type CallState = keyof typeof CALL_STATE_NUMBERS

/** Who is on the line and where the call went: a transfer makes a new one. */
export interface CallerProfile {
  index: number
  createdAt: number
  username: string | null
  dialplan: 'XML' | 'inline' | null
  callerIdName: string
  callerIdNumber: string
  originalName: string
  originalNumber: string
  calleeIdName: string | null
  calleeIdNumber: string | null
  networkAddress: string | null
  ani: string
  destinationNumber: string
  source: string
  transferSource: string | null
  context: string
  redirectedFrom: string | null
}

/** The other leg as this leg remembers it; an originator is remembered without its times. */
export interface OtherLeg {
  role: 'originator' | 'originatee'
  channel: Channel
  profile: CallerProfile
}

/** Two legs that hear each other. */
export interface Bridge {
  /** The leg that dialled the other, and that tells of the bridge. */
  caller: Channel
  leg: Channel
  /** Ends the bridge with both legs up: each goes on by itself. */
  part(): void
}

/** How the leg's SIP dialogue ended, as in `sip_hangup_disposition`. */
export type Disposition =
  'recv_bye' | 'send_bye' | 'recv_cancel' | 'send_cancel' | 'recv_refuse' | 'send_refuse'

/** What a channel does while an application waits: an interruption ends the application. */
export interface Blocking {
  interrupt(reason: 'transfer' | 'hangup' | 'break'): void
}

export interface ChannelTimes {
  created: number
  answered: number
  progress: number
  hangup: number
  bridged: number
  lastHold: number
  /** Microseconds on hold so far. */
  holdAccumulated: number
}

/** One leg. It holds state only; what happens to it is in the modules that act on channels. */
export class Channel {
  readonly uuid: string
  readonly direction: 'inbound' | 'outbound'
  readonly name: string
  readonly variables = new Variables()
  readonly times: ChannelTimes
  state: ChannelState = 'CS_NEW'
  callState: CallState = 'DOWN'
  answerState: 'ringing' | 'answered' | 'hangup' = 'ringing'
  hitDialplan: boolean
  presenceId: string | null = null
  callUuid: string
  hasCodec = false
  readCodec: 'PCMU' | 'L16' = 'PCMU'
  hangupCause: string | null = null
  disposition: Disposition | null = null
  profile: CallerProfile
  otherLeg: OtherLeg | null = null
  partner: Channel | null = null
  bridge: Bridge | null = null
  /** What this leg counts for, as `realm/id`. */
  readonly limits: string[] = []
  blocking: Blocking | null = null
  /** A prompt plays within the running application: what has to wait until it is over. */
  broadcasting: (() => void)[] | null = null
  /** Whoever dialled this leg carries it to its end when it goes down. */
  owner: { legDown(channel: Channel): void } | null = null
  pendingRoute: { destination: string; context: string; dialplan: 'XML' | 'inline' } | null = null
  /** `uuid_bridge` waits for the running application to end. */
  pendingBridge: (() => void) | null = null
  digitsDialled = ''
  digitBindings: DigitBinding[] = []
  digitRealm: string | null = null
  /** A prompt that waits for a digit. */
  onDigit: ((digit: string) => void) | null = null
  lastApplication: { name: string; argument: string } | null = null
  recordings: RunningRecording[] = []
  heldSince: number | null = null
  /** `uuid_audio` is at work on it. */
  audioBug = false
  /** When the leg leaves the switch's own listing of channels, which lags behind. */
  destroyedAt: number | null = null
  /** What listens in on this leg and has to end with it. */
  readonly spies = new Set<() => void>()
  /** Which phone or outside party holds this leg. */
  party: Party | null = null

  constructor(input: {
    uuid: string
    direction: 'inbound' | 'outbound'
    name: string
    now: number
    profile: CallerProfile
    callUuid?: string
  }) {
    this.uuid = input.uuid
    this.direction = input.direction
    this.name = input.name
    this.hitDialplan = input.direction === 'inbound'
    this.callUuid = input.callUuid ?? input.uuid
    this.profile = input.profile
    const created = switchMicroseconds(input.now)
    this.times = {
      created,
      answered: 0,
      progress: 0,
      hangup: 0,
      bridged: 0,
      lastHold: 0,
      holdAccumulated: 0,
    }
  }

  get isUp() {
    return this.hangupCause === null
  }

  get isAnswered() {
    return this.times.answered > 0
  }

  /** The headers that every event of this channel begins with, and its two parties. */
  *headers(event: EventName): Generator<[string, HeaderValue]> {
    yield ['Channel-State', this.state]
    yield ['Channel-Call-State', this.callState]
    yield ['Channel-State-Number', String(STATE_NUMBERS[this.state])]
    yield ['Channel-Name', this.name]
    yield ['Unique-ID', this.uuid]
    yield ['Call-Direction', this.direction]
    yield ['Presence-Call-Direction', this.direction]
    yield ['Channel-HIT-Dialplan', String(this.hitDialplan)]
    if (this.presenceId) yield ['Channel-Presence-ID', this.presenceId]
    yield ['Channel-Call-UUID', this.callUuid]
    yield ['Answer-State', this.answerState]
    if (this.hangupCause && event !== 'CHANNEL_HANGUP_COMPLETE') {
      yield ['Hangup-Cause', this.hangupCause]
    }
    if (this.hasCodec) {
      const rate = this.readCodec === 'PCMU' ? '64000' : '128000'
      yield ['Channel-Read-Codec-Name', this.readCodec]
      yield ['Channel-Read-Codec-Rate', '8000']
      yield ['Channel-Read-Codec-Bit-Rate', rate]
      yield ['Channel-Write-Codec-Name', 'PCMU']
      yield ['Channel-Write-Codec-Rate', '8000']
      yield ['Channel-Write-Codec-Bit-Rate', '64000']
    }
    if (this.state === 'CS_NEW' && !this.hasCodec) return
    yield* partyHeaders('Caller', this, this.profile, this.times, true)
    if (this.otherLeg) {
      const { role, channel, profile } = this.otherLeg
      yield ['Other-Type', role]
      const times = role === 'originatee' ? channel.times : null
      yield* partyHeaders('Other-Leg', channel, profile, times, false)
    }
  }
}

export function callStateNumber(state: CallState) {
  return String(CALL_STATE_NUMBERS[state])
}

/** Whoever picks up, refuses and hangs up at the far end of a leg. */
export interface Party {
  /** The leg has gone. */
  onHangup(channel: Channel): void
  /** NOTIFY to the phone; `talk` asks it to answer, `hold` to hold. */
  onPhoneEvent?(channel: Channel, event: 'talk' | 'hold'): void
  /** The leg talks to another from now on, or no longer. */
  onBridge?(channel: Channel, partner: Channel): void
  onUnbridge?(channel: Channel): void
  /** The switch sends digits to this end. */
  onDigits?(channel: Channel, digits: string): void
  /** A prompt asks for a digit. */
  onPrompt?(channel: Channel): void
}

function* partyHeaders(
  prefix: 'Caller' | 'Other-Leg',
  channel: Channel,
  profile: CallerProfile,
  times: ChannelTimes | null,
  own: boolean
): Generator<[string, string]> {
  const optional = (name: string, value: string | null): [string, string][] =>
    value === null || value === '' ? [] : [[`${prefix}-${name}`, value]]
  yield [`${prefix}-Direction`, channel.direction]
  yield [
    `${prefix}-Logical-Direction`,
    own || profile.calleeIdName === null ? channel.direction : 'inbound',
  ]
  yield* optional('Username', profile.username)
  yield* optional('Dialplan', profile.dialplan)
  yield* optional('Caller-ID-Name', profile.callerIdName)
  yield [`${prefix}-Caller-ID-Number`, profile.callerIdNumber]
  yield* optional('Orig-Caller-ID-Name', profile.originalName)
  yield [`${prefix}-Orig-Caller-ID-Number`, profile.originalNumber]
  yield* optional('Callee-ID-Name', profile.calleeIdName)
  yield* optional('Callee-ID-Number', profile.calleeIdNumber)
  yield* optional('Network-Addr', profile.networkAddress)
  yield [`${prefix}-ANI`, profile.ani]
  yield [`${prefix}-Destination-Number`, profile.destinationNumber]
  yield [`${prefix}-Unique-ID`, channel.uuid]
  yield [`${prefix}-Source`, profile.source]
  if (own) yield* optional('Transfer-Source', profile.transferSource)
  yield [`${prefix}-Context`, profile.context]
  yield* optional('RDNIS', profile.redirectedFrom)
  yield [`${prefix}-Channel-Name`, channel.name]
  if (own) yield [`${prefix}-Profile-Index`, String(profile.index)]
  yield [`${prefix}-Profile-Created-Time`, String(times ? profile.createdAt : 0)]
  yield [`${prefix}-Channel-Created-Time`, String(times?.created ?? 0)]
  yield [`${prefix}-Channel-Answered-Time`, String(times?.answered ?? 0)]
  yield [`${prefix}-Channel-Progress-Time`, String(times?.progress ?? 0)]
  yield [`${prefix}-Channel-Progress-Media-Time`, '0']
  yield [`${prefix}-Channel-Hangup-Time`, String(times?.hangup ?? 0)]
  yield [`${prefix}-Channel-Transfer-Time`, '0']
  yield [`${prefix}-Channel-Resurrect-Time`, '0']
  yield [`${prefix}-Channel-Bridged-Time`, String(times?.bridged ?? 0)]
  yield [`${prefix}-Channel-Last-Hold`, String(times?.lastHold ?? 0)]
  yield [`${prefix}-Channel-Hold-Accum`, String(times?.holdAccumulated ?? 0)]
  yield [`${prefix}-Screen-Bit`, 'true']
  yield [`${prefix}-Privacy-Hide-Name`, 'false']
  yield [`${prefix}-Privacy-Hide-Number`, 'false']
}
