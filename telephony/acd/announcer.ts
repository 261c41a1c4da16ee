import { soundSource, switchId } from '../esl/arguments.ts'
import { uuidBroadcast } from '../esl/commands.ts'
import type { SwitchLink } from '../esl/switch_link.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { Caller, Line } from './line.ts'
import type { LineService } from './line_service.ts'
import { before } from './ordered_heap.ts'
import type { WaitEstimate } from './wait_estimate.ts'

const HIGHEST_POSITION = 20
const MOST_MINUTES = 15

/** What a caller has heard so far. Times are epoch milliseconds. */
interface Heard {
  /** When he heard something last, or came. */
  at: number
  count: number
}

/**
 * Tells waiting callers in turn their position, the wait to expect, and that they may be called
 * back. Only who waits is spoken to, never who has an agent's telephone ringing for him: the answer
 * would wait for the end of the prompt. One prompt at a time, because the switch queues a second
 * one, and plays what is queued into the conversation.
 */
export class Announcer {
  private readonly link: Pick<SwitchLink, 'command'>
  private readonly dispatcher: Dispatcher
  private readonly heard = new Map<Caller, Heard>()

  constructor(link: Pick<SwitchLink, 'command'>, dispatcher: Dispatcher) {
    this.link = link
    this.dispatcher = dispatcher
  }

  /** Speaks to everybody whose turn it is at this time (epoch milliseconds). */
  speak(
    services: ReadonlyMap<number, LineService>,
    estimates: ReadonlyMap<number, WaitEstimate>,
    now: number
  ): void {
    for (const caller of this.heard.keys()) {
      if (this.dispatcher.callers.get(caller.callerUuid) !== caller) this.heard.delete(caller)
    }
    for (const [number, service] of services) {
      if (service.announcements === null) continue
      const line = this.dispatcher.floor.lines.at(number)
      const agents = agentsAtWork(this.dispatcher, line)
      const order = [...line.callers.values(), ...line.held].sort((a, b) => (before(a, b) ? -1 : 1))
      for (const [ahead, caller] of order.entries()) {
        const turn = this.turnOf(caller, service.announcements.everySeconds * 1000, now)
        if (turn === null) continue
        const wait = estimates.get(number)?.seconds(ahead, agents) ?? null
        const sounds = soundsFor(service, ahead + 1, wait)
        const sound = sounds[turn % sounds.length]
        if (sound === undefined) continue
        void this.link.command(uuidBroadcast(switchId(caller.callerUuid), soundSource(sound)))
      }
    }
  }

  /** How many prompts he has heard, when it is time for the next one; else null. */
  private turnOf(caller: Caller, everyMs: number, now: number): number | null {
    // Who will be called back has hung up.
    if (caller.callback !== null) return null
    const heard = this.heard.get(caller) ?? { at: caller.arrivedAt, count: 0 }
    this.heard.set(caller, heard)
    if (now - heard.at < everyMs) return null
    heard.at = now
    return heard.count++
  }
}

/** Agents who take calls of a line, now or when the present one is over. */
export function agentsAtWork(dispatcher: Dispatcher, line: Line): number {
  let count = 0
  for (const seat of dispatcher.floor.seats.values()) {
    if (seat.isAtWork && seat.serves(line)) count++
  }
  return count
}

/** The prompts that a caller hears in turn, at this place in line and with this wait ahead. */
export function soundsFor(
  { announcements, callback }: LineService,
  place: number,
  waitSeconds: number | null
): string[] {
  const codes: string[] = []
  if (announcements?.position) {
    codes.push(`position_${place > HIGHEST_POSITION ? 'more' : place}`)
  }
  if (announcements?.expectedWait && waitSeconds !== null) {
    const minutes = Math.max(1, Math.round(waitSeconds / 60))
    codes.push(`wait_${minutes > MOST_MINUTES ? 'more' : minutes}`)
  }
  const sounds = codes.map((code) => announcements?.prompts.get(code) ?? null)
  return [...sounds, callback?.offerPrompt ?? null].filter((sound) => sound !== null)
}
