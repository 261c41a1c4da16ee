import type { CommandResult } from '#telephony/acd/driver'
import { answer } from '#telephony/control/answer'
import { hangUp } from '#telephony/control/hang_up'
import { hold, unhold } from '#telephony/control/hold'
import { mark } from '#telephony/control/mark'
import type { ControlResult } from '#telephony/control/result'
import { ControlCall, type ControlledSwitch } from '#app/calls/bridge/control_call'
import { DialReserved } from '#app/calls/bridge/dial_reserved'
import { ownCall } from '#app/calls/bridge/own_call'
import { replyTo } from '#app/calls/bridge/reply_to'
import { SuperviseAgent } from '#app/calls/bridge/supervise_agent'
import type { PhoneReply, PhoneRequest } from '#app/calls/phone_request'
import { FindAgentPlace, FindRemoteNumber } from '#app/calls/queries/agent_place'

/** How long an answer waits for the telephone to ring, and how often it looks, in milliseconds. */
const RING_PATIENCE_MS = 2_000
const RING_LOOK_MS = 20

/** Does in the switch, or in the dispatcher, what an employee asked of the own telephone. */
export class AnswerPhoneRequest {
  readonly #calls: ControlCall
  readonly #supervision: SuperviseAgent

  constructor(readonly to: ControlledSwitch) {
    this.#calls = new ControlCall(to)
    this.#supervision = new SuperviseAgent(to)
  }

  async handle(request: PhoneRequest): Promise<PhoneReply> {
    const { driver, link } = this.to
    switch (request.type) {
      case 'sign_in': {
        const place = await new FindAgentPlace().handle(request.employeeId)
        if (!place) return { ok: false, refusal: 'unknown_group' }
        const { employeeId: agentId, extension } = request
        const remote = await new FindRemoteNumber().handle(extension)
        return commanded(driver.signIn({ agentId, extension, ...place, remote }))
      }
      case 'sign_out':
        return commanded(driver.signOut(request.employeeId))
      case 'ready':
        return commanded(driver.ready(request.employeeId))
      case 'not_ready':
        return commanded(driver.notReady(request.employeeId, request.reason))
      case 'end_wrap_up':
        return commanded(driver.endWrapUp(request.employeeId))
      case 'set_acd':
        return commanded(driver.setAcdEnabled(request.employeeId, request.enabled))
      case 'answer':
        await this.#untilItRings(request.employeeId)
        return this.#onLeg(request.employeeId, (leg) => answer(link, leg))
      case 'hang_up':
        return this.#onLeg(request.employeeId, (leg) => hangUp(link, leg))
      case 'hold':
        return this.#onLeg(request.employeeId, (leg) => hold(link, leg))
      case 'unhold':
        return this.#onLeg(request.employeeId, (leg) => unhold(link, leg))
      case 'dial_reserved':
        return new DialReserved(driver, link).handle(request)
      case 'mark':
        return this.#onLeg(request.employeeId, (leg) => mark(link, leg, 'marked'))
      case 'supervise':
      case 'stop_supervising':
      case 'kick':
      case 'redirect':
        return this.#supervision.handle(request)
      default:
        return this.#calls.handle(request)
    }
  }

  /** The screen shows an offer a moment before the telephone rings; whoever is that quick is not sent away. */
  async #untilItRings(employeeId: number) {
    const end = Date.now() + RING_PATIENCE_MS
    while (this.to.driver.dispatcher.agent(employeeId)?.state === 'reserved' && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, RING_LOOK_MS))
    }
  }

  async #onLeg(
    employeeId: number,
    act: (legUuid: string) => Promise<ControlResult>
  ): Promise<PhoneReply> {
    const agent = this.to.driver.dispatcher.agent(employeeId)
    const own = agent && ownCall(this.to.calls, agent)
    if (!own) return { ok: false, refusal: 'no_call' }
    return replyTo(await act(own.leg.uuid))
  }
}

function commanded(result: CommandResult): PhoneReply {
  if (result.ok) return { ok: true }
  if (result.refusal === 'switch_unreachable') return { ok: false, refusal: 'telephony_away' }
  return { ok: false, refusal: result.refusal }
}
