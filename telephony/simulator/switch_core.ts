import { hostname } from 'node:os'
import type { Channel } from './channel.ts'
import { callStateNumber } from './channel.ts'
import type { CallState, ChannelState } from './channel.ts'
import type { SimulatorClock } from './clock.ts'
import type { Conference } from './conference.ts'
import type { Dialplan } from './dialplan.ts'
import type { EndpointDirectory } from './endpoints.ts'
import { EVENT_SHAPES, SUBCLASS_SHAPES } from './event_shapes.ts'
import type { EventName } from './event_shapes.ts'
import { UuidSource } from './random.ts'
import type { Random } from './random.ts'
import { epochSeconds, gmtStamp, localStamp, switchMicroseconds, upTime } from './stamps.ts'
import { SwitchEvent } from './switch_event.ts'
import type { HeaderValue } from './variables.ts'

/** Somebody who gets events: a connection, or the simulator's own record of the truth. */
export interface EventListener {
  wants(name: string, subclass: string | null): boolean
  deliver(event: SwitchEvent): void
}

export type HeaderPairs = readonly (readonly [name: string, value: HeaderValue])[]

export interface EventParts {
  channel?: Channel
  subclass?: string
  /** Headers between the event's own and the channel's. */
  before?: HeaderPairs
  /** Headers after the channel's variables. */
  after?: HeaderPairs
  body?: string
}

/** Folders that the switch writes in; null writes nothing. */
export interface SwitchFiles {
  recordings: string | null
  callRecords: string | null
}

/** A row of `show`: it appears and disappears later than the channel itself. */
const LISTING_APPEARS_MS = 165
const LISTING_DISAPPEARS_MS = 200
export const HEARTBEAT_MS = 20_000

/** The switch's memory: channels, hash, clock, and the events that it sends. */
export class SwitchCore {
  readonly clock: SimulatorClock
  readonly random: Random
  dialplan: Dialplan
  /** Reads the configuration anew, as `reloadxml` asks; answers what is wrong, or null. */
  reload: () => string | null = () => null
  readonly domain: string
  readonly files: SwitchFiles
  readonly channels = new Map<string, Channel>()
  readonly hash = new Map<string, string>()
  /** `realm/id` → calls that count for it. */
  readonly usage = new Map<string, number>()
  /** List name → networks that it allows. */
  accessLists: ReadonlyMap<string, readonly string[]>
  dialStrings: ReadonlyMap<string, string>
  readonly conferences = new Map<string, Conference>()
  readonly listeners = new Set<EventListener>()
  readonly endpoints: EndpointDirectory
  readonly #uuids: UuidSource
  coreUuid: string
  readonly #gone: Channel[] = []
  #sequence = 0
  #sessions = 0
  #startedAt: number
  #generation = 0

  constructor(input: {
    clock: SimulatorClock
    seed: number
    random: Random
    dialplan: Dialplan
    endpoints: EndpointDirectory
    domain?: string
    files?: SwitchFiles
    accessLists?: ReadonlyMap<string, readonly string[]>
    dialStrings?: ReadonlyMap<string, string>
  }) {
    this.clock = input.clock
    this.random = input.random
    this.dialplan = input.dialplan
    this.endpoints = input.endpoints
    this.accessLists = input.accessLists ?? new Map()
    this.dialStrings = input.dialStrings ?? new Map()
    this.domain = input.domain ?? 'cc.local'
    this.files = input.files ?? { recordings: null, callRecords: null }
    this.#uuids = new UuidSource(input.seed, input.clock.now())
    this.coreUuid = this.nextUuid()
    this.#startedAt = this.clock.now()
  }

  /** Runs `run` after `delayMs` of simulated time unless the switch has died meanwhile. */
  after(delayMs: number, run: () => void) {
    const generation = this.#generation
    return this.clock.after(delayMs, () => {
      if (generation === this.#generation) run()
    })
  }

  nextUuid() {
    return this.#uuids.next()
  }

  get microseconds() {
    return switchMicroseconds(this.clock.now())
  }

  get sessionCount() {
    return this.#sessions
  }

  get upMs() {
    return this.clock.now() - this.#startedAt
  }

  nextSession() {
    return String(++this.#sessions)
  }

  /** Forgets everything, as a process that was killed and started again. */
  restart() {
    this.#generation++
    this.channels.clear()
    this.#gone.length = 0
    this.hash.clear()
    this.usage.clear()
    this.conferences.clear()
    this.coreUuid = this.nextUuid()
    this.#sequence = 0
    this.#sessions = 0
    this.#startedAt = this.clock.now()
  }

  emit(name: EventName, parts: EventParts = {}) {
    this.#sequence++
    const subclass = parts.subclass ?? null
    const wanted = [...this.listeners].filter((listener) => listener.wants(name, subclass))
    if (wanted.length === 0) return
    const event = this.buildEvent(name, parts)
    for (const listener of wanted) listener.deliver(event)
  }

  buildEvent(name: EventName, parts: EventParts) {
    const own = parts.subclass ? SUBCLASS_SHAPES[parts.subclass] : undefined
    const shape = own ?? EVENT_SHAPES[name]
    const headers = new Map<string, HeaderValue>()
    const now = this.clock.now()
    if (parts.subclass) headers.set('Event-Subclass', parts.subclass)
    if (!parts.subclass || own) headers.set('Event-Name', name)
    headers.set('Core-UUID', this.coreUuid)
    headers.set('FreeSWITCH-Hostname', hostname())
    headers.set('FreeSWITCH-Switchname', 'spotline-simulator')
    headers.set('FreeSWITCH-IPv4', '127.0.0.1')
    headers.set('FreeSWITCH-IPv6', '::1')
    headers.set('Event-Date-Local', localStamp(now))
    headers.set('Event-Date-GMT', gmtStamp(now))
    headers.set('Event-Date-Timestamp', String(this.microseconds))
    headers.set('Event-Calling-File', shape.file)
    headers.set('Event-Calling-Function', shape.function)
    headers.set('Event-Calling-Line-Number', shape.line)
    headers.set('Event-Sequence', String(this.#sequence))
    if (!headers.has('Event-Name')) headers.set('Event-Name', name)
    for (const [header, value] of parts.before ?? []) headers.set(header, value)
    if (parts.channel) {
      for (const [header, value] of parts.channel.headers(name)) headers.set(header, value)
      if (shape.variables) this.#addVariables(headers, parts.channel)
    }
    for (const [header, value] of parts.after ?? []) headers.set(header, value)
    return new SwitchEvent(name, parts.subclass ?? null, headers, parts.body ?? null)
  }

  #addVariables(headers: Map<string, HeaderValue>, channel: Channel) {
    for (const [variable, value] of channel.variables.entries()) {
      headers.set(`variable_${variable}`, value)
    }
  }

  setState(channel: Channel, state: ChannelState) {
    channel.state = state
    this.emit('CHANNEL_STATE', { channel })
  }

  setCallState(channel: Channel, callState: CallState) {
    if (channel.callState === callState) return
    const previous = channel.callState
    channel.callState = callState
    this.emit('CHANNEL_CALLSTATE', {
      channel,
      before: [
        ['Original-Channel-Call-State', previous],
        ['Channel-Call-State-Number', callStateNumber(callState)],
      ],
    })
  }

  emitPresence(channel: Channel) {
    if (!channel.presenceId) return
    this.emit('PRESENCE_IN', {
      channel,
      after: [
        ['proto', 'any'],
        ['login', 'src/switch_channel.c'],
        ['from', channel.presenceId],
        ['rpid', 'unknown'],
        ['status', channel.state],
        ['event_type', 'presence'],
        ['alt_event_type', 'dialog'],
        ['presence-call-info-state', channel.isAnswered ? 'active' : 'progressing'],
        ['presence-call-direction', 'outbound'],
        ['event_count', '0'],
        ['Presence-Calling-File', 'src/switch_core_state_machine.c'],
        ['Presence-Calling-Function', 'check_presence'],
        ['Presence-Calling-Line', '521'],
      ],
    })
  }

  emitHeartbeat() {
    const inUse = this.channels.size
    this.emit('HEARTBEAT', {
      before: [
        ['Event-Info', 'System Ready'],
        ['Up-Time', upTime(this.upMs)],
        ['FreeSWITCH-Version', '1.11.3-dev~64bit'],
        ['Uptime-msec', String(Math.floor(this.upMs))],
        ['Session-Count', String(inUse)],
        ['Max-Sessions', '4000'],
        ['Session-Per-Sec', '2000'],
        ['Session-Per-Sec-Last', '0'],
        ['Session-Per-Sec-Max', '51'],
        ['Session-Per-Sec-FiveMin', '51'],
        ['Session-Since-Startup', String(this.#sessions)],
        ['Session-Peak-Max', String(inUse)],
        ['Session-Peak-FiveMin', String(inUse)],
        ['Idle-CPU', '95.166667'],
      ],
    })
  }

  add(channel: Channel) {
    this.channels.set(channel.uuid, channel)
  }

  remove(channel: Channel) {
    this.channels.delete(channel.uuid)
    channel.destroyedAt = this.clock.now()
    this.#gone.push(channel)
    this.#forgetGone()
  }

  #forgetGone() {
    const until = this.clock.now() - LISTING_DISAPPEARS_MS
    while (this.#gone.length > 0 && this.#gone[0].destroyedAt! < until) this.#gone.shift()
  }

  /**
   * What `show` sees: a copy in a database that gets to know of new channels some 165 ms and of
   * dead ones 200 ms late.
   */
  listedChannels(): Channel[] {
    this.#forgetGone()
    const now = this.clock.now()
    return [...this.#gone, ...this.channels.values()].filter(
      (channel) => now - channel.times.created / 1000 >= LISTING_APPEARS_MS
    )
  }

  get epoch() {
    return epochSeconds(this.clock.now())
  }
}
