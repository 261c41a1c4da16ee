import { EventEmitter } from 'node:events'
import type { Command } from './arguments.ts'
import { systemClock, type Clock } from './clock.ts'
import { EslConnection, ConnectionFailed, type CloseReason } from './connection.ts'
import type { SwitchEvent } from './event.ts'
import { LOST, type ApiReply } from './reply.ts'
import { RecentBirths } from './recent_births.ts'
import type { SwitchSnapshot } from './snapshot.ts'
import { takeSnapshot } from './take_snapshot.ts'
import { EVENT_NAMES, EVENT_SUBCLASSES } from './subscription.ts'

export interface SwitchLinkOptions {
  host: string
  port: number
  password: string
  clock?: Clock
  /** In [0, 1), for the jitter of the back-off. */
  random?: () => number
  /** Subclasses beyond the minimal list, such as `callcenter::info` of the switch's own queue. */
  moreSubclasses?: readonly string[]
  /** First and longest pause between attempts to connect. Default 250 ms and 10 s. */
  firstRetryMs?: number
  longestRetryMs?: number
  /** Pause before the second look at the channels. Default 1 s: the first one lags behind. */
  secondLookMs?: number
  probeEveryMs?: number
  replyTimeoutMs?: number
  heartbeatTimeoutMs?: number
}

/**
 * - `event`: in the order received. Events that arrive while the state is read are kept back and
 *   follow the first `resync`.
 * - `restarted`: the switch is a new one (new core uuid): all its calls are gone, its hash is empty.
 *   Comes before the `resync` that follows.
 * - `resync`: what the switch holds now; twice a connection, the second with `final` set.
 * - `up`: events and commands work, the state was handed over.
 * - `down`: connection lost; after the first failure of a series of attempts, once.
 * - `failed`: an attempt to connect did not succeed; another one follows.
 */
export interface SwitchLinkEvents {
  event: [event: SwitchEvent]
  up: []
  down: [reason: CloseReason, detail: string]
  resync: [snapshot: SwitchSnapshot]
  restarted: [coreUuid: string]
  failed: [reason: CloseReason, detail: string]
}

/** Events kept back while the state is read; beyond this the connection is given up. */
const MOST_HELD_EVENTS = 100_000

/**
 * The link to one switch: two connections, one for events and one for commands, kept alive. Loss of
 * an event can't be seen (sequence numbers have holes), so every new connection starts with reading
 * the switch's whole state.
 */
export class SwitchLink extends EventEmitter<SwitchLinkEvents> {
  readonly #options: SwitchLinkOptions
  readonly #clock: Clock
  readonly #random: () => number
  readonly #births: RecentBirths
  #session: Session | null = null
  #stopped = true
  #attempt = 0
  #cancelTimer: () => void = () => {}
  #coreUuid = ''
  #up = false

  constructor(options: SwitchLinkOptions) {
    super()
    this.#options = options
    this.#clock = options.clock ?? systemClock
    this.#random = options.random ?? Math.random
    this.#births = new RecentBirths(this.#clock)
  }

  get isUp(): boolean {
    return this.#up
  }

  /** Of the switch last connected to; empty before. */
  get coreUuid(): string {
    return this.#coreUuid
  }

  /** Connects, and goes on trying. Failures are told by `failed`. */
  start(): void {
    if (!this.#stopped) return
    this.#stopped = false
    void this.#connect()
  }

  /** Ends the link; a `down` comes if it was up. */
  stop(): void {
    if (this.#stopped) return
    this.#stopped = true
    this.#cancelTimer()
    this.#drop('closed_by_us', 'stopped')
  }

  /** Sends a command; `lost` while the link is down. Never rejects. */
  command(command: Command): Promise<ApiReply> {
    return this.#session?.commands?.run(command) ?? Promise.resolve(LOST)
  }

  async #connect(): Promise<void> {
    const session: Session = { commands: null, events: null, held: [], dead: false }
    this.#session = session
    try {
      session.events = await this.#open(session, (event) => this.#take(session, event))
      session.commands = await this.#open(session, () => {})
      if (session.dead || this.#stopped) return
      await expectOk(session.events.subscribe(EVENT_NAMES, this.#subclasses()))
      await expectOk(session.commands.subscribe(['BACKGROUND_JOB', 'HEARTBEAT'], []))
      await this.#hand(session, session.commands)
    } catch (error) {
      if (!(error instanceof ConnectionFailed)) throw error
      if (!session.dead) this.#drop(error.reason, error.message, session)
    }
  }

  /** Reads the state, hands it over, then what came meanwhile. */
  async #hand(session: Session, commands: EslConnection): Promise<void> {
    const snapshot = await takeSnapshot(commands, this.#clock, this.#births, false)
    if (session.dead) return
    if (snapshot === null) throw new ConnectionFailed('closed_by_switch', 'lost while reading')
    if (this.#coreUuid !== '' && this.#coreUuid !== snapshot.coreUuid) {
      this.emit('restarted', snapshot.coreUuid)
    }
    this.#coreUuid = snapshot.coreUuid
    this.emit('resync', snapshot)
    const held = session.held ?? []
    session.held = null
    for (const event of held) this.emit('event', event)
    this.#attempt = 0
    this.#up = true
    this.emit('up')
    this.#cancelTimer = this.#clock.after(this.#options.secondLookMs ?? 1_000, () => {
      void this.#lookAgain(session, commands)
    })
  }

  async #lookAgain(session: Session, commands: EslConnection): Promise<void> {
    const snapshot = await takeSnapshot(commands, this.#clock, this.#births, true)
    if (snapshot !== null && !session.dead) this.emit('resync', snapshot)
  }

  #take(session: Session, event: SwitchEvent): void {
    if (session.dead) return
    if (event.name === 'CHANNEL_CREATE') this.#births.add(event.uuid)
    if (session.held === null) {
      this.emit('event', event)
    } else if (session.held.length < MOST_HELD_EVENTS) {
      session.held.push(event)
    } else {
      this.#drop('silent', 'too many events while the state was read', session)
    }
  }

  async #open(session: Session, onEvent: (event: SwitchEvent) => void): Promise<EslConnection> {
    const connection = await EslConnection.open({
      host: this.#options.host,
      port: this.#options.port,
      password: this.#options.password,
      clock: this.#clock,
      probeEveryMs: this.#options.probeEveryMs,
      replyTimeoutMs: this.#options.replyTimeoutMs,
      heartbeatTimeoutMs: this.#options.heartbeatTimeoutMs,
      onEvent,
      onClose: (reason, detail) => this.#drop(reason, detail, session),
    })
    if (session.dead) connection.close()
    return connection
  }

  #subclasses(): string[] {
    return [...EVENT_SUBCLASSES, ...(this.#options.moreSubclasses ?? [])]
  }

  /** Gives the session up: both connections, whichever of them failed. */
  #drop(reason: CloseReason, detail: string, session: Session | null = this.#session): void {
    if (session === null || session.dead) return
    session.dead = true
    session.events?.close()
    session.commands?.close()
    this.#cancelTimer()
    if (this.#session === session) this.#session = null
    if (this.#up) {
      this.#up = false
      this.emit('down', reason, detail)
    } else if (!this.#stopped) {
      this.emit('failed', reason, detail)
    }
    if (!this.#stopped) this.#retry()
  }

  /** Doubling pauses, half of each left to chance, so that many clients don't come back at once. */
  #retry(): void {
    const first = this.#options.firstRetryMs ?? 250
    const longest = this.#options.longestRetryMs ?? 10_000
    const pause = Math.min(longest, first * 2 ** Math.min(this.#attempt, 16))
    this.#attempt++
    this.#cancelTimer = this.#clock.after(pause / 2 + (pause / 2) * this.#random(), () => {
      void this.#connect()
    })
  }
}

interface Session {
  events: EslConnection | null
  commands: EslConnection | null
  /** Events kept back until the state was handed over; null afterwards. */
  held: SwitchEvent[] | null
  dead: boolean
}

async function expectOk(reply: Promise<ApiReply>): Promise<void> {
  const result = await reply
  if (!result.ok) throw new ConnectionFailed('not_an_event_socket', result.error)
}
