import type { CallModel } from '../calls/call_model.ts'
import type { Call, CallChange } from '../calls/call.ts'
import { customerLeg } from '../calls/outcome.ts'
import type { Clock } from '../esl/clock.ts'
import { systemClock } from '../esl/clock.ts'
import type { SwitchEvent } from '../esl/event.ts'
import { cancelConsult, returnToAgent, returnToLine } from './consult.ts'
import { hangUp } from './hang_up.ts'
import type { ControlLink } from './result.ts'
import { endConference } from './three_way.ts'

/** After a leg has gone, the others may be on their way already; then this long is waited, in ms. */
const PATIENCE_MS = 1_500

/**
 * Sees to customers whom a consultation or a conference leaves alone. A consultation that ends
 * without a transfer brings the customer back to the agent; without the agent he goes back to the
 * line; alone in a conference he goes where a conversation's end leads. All is read from the calls
 * themselves, so a telephony process that took over meanwhile does the same.
 */
export class LeftAlone {
  private readonly link: ControlLink
  private readonly calls: CallModel
  /** Agents' legs that leave a consultation on purpose: a transfer or a conference is under way. */
  private readonly handingOver = new Set<string>()
  private readonly cancels = new Set<() => void>()
  private readonly clock: Clock

  constructor(link: ControlLink, calls: CallModel, clock: Clock = systemClock) {
    this.link = link
    this.calls = calls
    this.clock = clock
  }

  stop(): void {
    for (const cancel of this.cancels) cancel()
    this.cancels.clear()
  }

  /** Runs a command that ends the consultation of this agent's leg on purpose. */
  async handOver<T>(
    legs: { agentLegUuid: string; consultLegUuid: string },
    work: () => Promise<T>
  ): Promise<T> {
    this.handingOver.add(legs.agentLegUuid)
    try {
      return await work()
    } finally {
      this.later(() => {
        this.handingOver.delete(legs.agentLegUuid)
        this.dropOrphan(legs.consultLegUuid)
      })
    }
  }

  /** A customer who hangs up in the very moment of the transfer leaves a silent leg behind. */
  private dropOrphan(consultLegUuid: string): void {
    const call = this.calls.ofChannel(consultLegUuid)
    const others = call?.legs.filter((leg) => leg.uuid !== consultLegUuid) ?? []
    if (!call || others.some((leg) => leg.endedAtUs === null)) return
    void cancelConsult(this.link, consultLegUuid)
  }

  /** `spotline::consult_ended` on an agent's leg, which is parked now. */
  takeEvent(event: SwitchEvent): void {
    if (event.name !== 'CUSTOM' || event.subclass !== 'spotline::consult_ended') return
    if (this.handingOver.has(event.uuid)) return void hangUp(this.link, event.uuid)
    const call = this.calls.ofChannel(event.uuid)
    const customer = call && customerLeg(call)
    if (!call?.inHoldRoom || !customer) return
    void returnToAgent(this.link, customer.uuid, event.uuid)
  }

  takeChange({ kind, call, leg }: CallChange): void {
    if (kind !== 'leg_ended' || !leg || leg.role === 'customer') return
    if (call.stage === 'ended') return
    this.later(() => this.lookAfter(call))
  }

  private lookAfter(call: Call): void {
    const customer = customerLeg(call)
    if (!customer || customer.endedAtUs !== null) return
    if (call.conference.includes(customer.uuid)) {
      if (call.conference.length === 1) void endConference(this.link, customer.uuid)
      return
    }
    if (!call.inHoldRoom) return
    const anybody = call.legs.some((leg) => leg !== customer && leg.endedAtUs === null)
    if (!anybody) void returnToLine(this.link, customer.uuid)
  }

  private later(work: () => void): void {
    const cancel = this.clock.after(PATIENCE_MS, () => {
      this.cancels.delete(cancel)
      work()
    })
    this.cancels.add(cancel)
  }
}
