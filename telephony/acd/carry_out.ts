import { dialNumber, soundSource, switchId, userText, variableName } from '../esl/arguments.ts'
import { guardedTransfer, originateClickToDial, uuidSetvar } from '../esl/commands.ts'
import { control } from '../control/result.ts'
import type { ApiReply } from '../esl/reply.ts'
import type { SwitchLink } from '../esl/switch_link.ts'
import type { Decision, DispatchEvent } from './events.ts'
import { SILENCE } from './line_service.ts'
import { DIALPLAN_CONTEXT, STATE, cancelOffer, lookUpOffer, makeOffer } from './offer.ts'

const AGENT_RING_SECONDS = 20
const CUSTOMER_RING_SECONDS = 30

/** Turns decisions into commands; what the switch answers comes back as an event for the dispatcher. */
export class CarryOut {
  /** How customers are reached who are called back; none: not at all. */
  gateways: readonly string[] = []
  private readonly link: Pick<SwitchLink, 'command'>
  private readonly hear: (event: DispatchEvent) => void

  constructor(link: Pick<SwitchLink, 'command'>, hear: (event: DispatchEvent) => void) {
    this.link = link
    this.hear = hear
  }

  offer(decision: Extract<Decision, { type: 'offer' }>, recorded: boolean): void {
    void this.unlessRefused(makeOffer(this.link, decision, recorded), decision.agentLegUuid)
  }

  cancelOffer(agentLegUuid: string): void {
    void cancelOffer(this.link, agentLegUuid)
  }

  lookUp(callerUuid: string, agentLegUuid: string | null): void {
    void lookUpOffer(this.link, callerUuid, agentLegUuid).then((truth) => {
      if (truth) this.hear(truth)
    })
  }

  /** Rings the agent, then dials the customer. */
  callBack(turn: Extract<Decision, { type: 'call_back' }>): void {
    const { agentLegUuid, callId, extension, number, serviceNumber } = turn
    const { gateways } = this
    if (gateways.length === 0) {
      queueMicrotask(() => this.hear({ type: 'offer_refused', agentLegUuid }))
      return
    }
    const originate = () =>
      originateClickToDial({
        agentLegUuid: switchId(agentLegUuid),
        customerLegUuid: switchId(`${agentLegUuid}-out`),
        callId: switchId(callId),
        extension: dialNumber(extension),
        customerNumber: dialNumber(number),
        shownNumber: dialNumber(serviceNumber),
        gateways: gateways.map(switchId),
        agentRingSeconds: AGENT_RING_SECONDS,
        customerRingSeconds: CUSTOMER_RING_SECONDS,
      })
    void control(this.link, originate).then((result) => {
      if (result.ok || result.reason === 'lost') return
      if (result.reason === 'invalid') this.hear({ type: 'offer_refused', agentLegUuid })
      // A telephone that is not registered gives no channel, and so no other word of the end.
      else this.hear({ type: 'offer_failed', agentLegUuid, cause: result.detail })
    })
  }

  /** Lets a caller go with an outcome and a prompt. */
  sendAway(callerUuid: string, outcome: 'no_agent' | 'out_of_hours', prompt: string | null): void {
    const caller = switchId(callerUuid)
    void this.set(callerUuid, 'spotline_away_outcome', outcome)
    void this.setSound(callerUuid, 'spotline_prompt', prompt)
    const guard = { variable: STATE, expected: switchId('waiting') }
    void this.link.command(guardedTransfer(caller, guard, switchId('spot_away'), DIALPLAN_CONTEXT))
  }

  /** Asks a waiting caller whether to call back; without a question the key was enough. */
  askForCallback(callerUuid: string, question: string | null, taken: string | null): void {
    void this.setSound(callerUuid, 'spotline_prompt', question)
    void this.setSound(callerUuid, 'spotline_taken_prompt', taken)
    const place = switchId(question === null ? 'spot_callback_1' : 'spot_callback')
    const guard = { variable: STATE, expected: switchId('waiting') }
    void this.link.command(guardedTransfer(switchId(callerUuid), guard, place, DIALPLAN_CONTEXT))
  }

  private async unlessRefused(asked: Promise<ApiReply>, agentLegUuid: string): Promise<void> {
    const reply = await asked
    if (reply.ok || reply.reason === 'lost') return
    this.hear({ type: 'offer_refused', agentLegUuid })
  }

  private setSound(callerUuid: string, name: string, sound: string | null): Promise<ApiReply> {
    return this.set(callerUuid, name, soundSource(sound ?? SILENCE))
  }

  private set(callerUuid: string, name: string, value: string): Promise<ApiReply> {
    return this.link.command(uuidSetvar(switchId(callerUuid), variableName(name), userText(value)))
  }
}
