import { describeLeg, microseconds } from '../calls/leg_description.ts'
import type { Clock } from '../esl/clock.ts'
import type { SwitchEvent } from '../esl/event.ts'
import type { SwitchLink } from '../esl/switch_link.ts'
import { Announcer } from './announcer.ts'
import type { CarryOut } from './carry_out.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { Decision, DispatchEvent } from './events.ts'
import { NO_SERVICE } from './line_service.ts'
import type { LineService } from './line_service.ts'
import { LineWaits } from './line_waits.ts'

/** The place in line of a caller who hung up to be called back. Times are epoch milliseconds. */
export interface KeptPlace {
  callId: string
  number: string
  serviceNumber: string
  arrivedAt: number
  /** His own head start in seconds, without the group's. */
  score: number
}

const SPEAK_EVERY_MS = 1_000

export interface WaitingServiceOptions {
  link: Pick<SwitchLink, 'command' | 'isUp'>
  dispatcher: Dispatcher
  carrier: CarryOut
  clock: Clock
  now: () => number
  hear: (event: DispatchEvent) => void
}

/** What is done for callers who wait: they are told where they stand, let go, or called back. */
export class WaitingService {
  readonly waits = new LineWaits()
  services: ReadonlyMap<number, LineService> = new Map()
  private readonly options: WaitingServiceOptions
  private readonly announcer: Announcer
  private cancelSpeaking: (() => void) | null = null

  constructor(options: WaitingServiceOptions) {
    this.options = options
    this.announcer = new Announcer(options.link, options.dispatcher)
  }

  start(): void {
    const { link, clock, now } = this.options
    this.cancelSpeaking = clock.after(SPEAK_EVERY_MS, () => {
      if (link.isUp) this.announcer.speak(this.services, this.waits.estimates, now())
      this.start()
    })
  }

  stop(): void {
    this.cancelSpeaking?.()
    this.cancelSpeaking = null
  }

  /** Hears keys and answers of callers; gives the place of one who will be called back. */
  take(event: SwitchEvent): KeptPlace | null {
    if (event.name === 'DTMF') this.hearKey(event)
    if (event.name !== 'CUSTOM' || event.subclass !== 'spotline::callback') return null
    const { dispatcher } = this.options
    const leg = describeLeg(event)
    const caller = dispatcher.callers.get(event.uuid)
    const serviceNumber = caller?.serviceNumber ?? leg.dnis
    const { baseScore } = dispatcher.floor.lines.of(serviceNumber)
    const answeredAt = microseconds(event.get('Caller-Channel-Answered-Time')) || event.timestampUs
    return {
      callId: event.get('variable_spotline_call_id') || event.uuid,
      number: leg.callerNumber,
      serviceNumber,
      arrivedAt: caller?.arrivedAt ?? Math.floor(answeredAt / 1000),
      score: caller ? caller.score - baseScore : 0,
    }
  }

  sendAway({ callerUuid, line, reason }: Extract<Decision, { type: 'send_away' }>): void {
    const { fullPrompt, closedPrompt } = this.services.get(line) ?? NO_SERVICE
    const { carrier } = this.options
    if (reason === 'full') carrier.sendAway(callerUuid, 'no_agent', fullPrompt)
    else carrier.sendAway(callerUuid, 'out_of_hours', closedPrompt)
  }

  /** A waiting caller who presses 1 in a line that calls back is asked, or taken at his word. */
  private hearKey(event: SwitchEvent): void {
    if (event.get('DTMF-Digit') !== '1') return
    const { dispatcher, carrier, hear } = this.options
    const caller = dispatcher.callers.get(event.uuid)
    if (!caller || (caller.stage !== 'waiting' && caller.stage !== 'held')) return
    const callback = this.services.get(caller.line.number)?.callback
    if (!callback) return
    hear({ type: 'caller_stepped_out', callerUuid: event.uuid })
    carrier.askForCallback(event.uuid, callback.confirmPrompt, callback.takenPrompt)
  }
}
