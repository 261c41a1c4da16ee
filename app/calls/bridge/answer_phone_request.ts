import { answer } from '#telephony/control/answer'
import { hangUp } from '#telephony/control/hang_up'
import { hold, unhold } from '#telephony/control/hold'
import { mark } from '#telephony/control/mark'
import type { ControlResult } from '#telephony/control/result'
import { ControlCall } from '#app/calls/bridge/control_call'
import type { ControlledSwitch } from '#app/calls/bridge/controlled_switch'
import { DialReserved } from '#app/calls/bridge/dial_reserved'
import { ownCall } from '#app/calls/bridge/own_call'
import { commanded, replyTo } from '#app/calls/bridge/reply_to'
import { SeatAgent } from '#app/calls/bridge/seat_agent'
import { SuperviseAgent } from '#app/calls/bridge/supervise_agent'
import type { Switchboard } from '#app/calls/bridge/switchboard'
import type {
  AgentRequest,
  PhoneReply,
  PhoneRequest,
  SupervisionRequest,
} from '#app/calls/phone_request'
import { FindAgentPlace } from '#app/calls/queries/agent_place'
import { FindTelephone } from '#app/calls/queries/find_telephone'

/** How long an answer waits for the telephone to ring, and how often it looks, in milliseconds. */
const RING_PATIENCE_MS = 2_000
const RING_LOOK_MS = 20

/** Does what an employee asked of the own telephone, in the switch where it is, or in that switch's dispatcher. */
export class AnswerPhoneRequest {
  readonly #supervision: SuperviseAgent

  constructor(readonly switchboard: Switchboard) {
    this.#supervision = new SuperviseAgent(switchboard)
  }

  async handle(request: PhoneRequest): Promise<PhoneReply> {
    switch (request.type) {
      case 'sign_in':
        return this.#signIn(request.employeeId, request.extension)
      case 'set_acd':
        return this.#setAcd(request.employeeId, request.enabled)
      case 'supervise':
      case 'stop_supervising':
      case 'kick':
      case 'redirect':
        return this.#supervision.handle(request)
      case 'sign_out':
      case 'ready':
      case 'not_ready':
      case 'end_wrap_up':
        return this.#order(request)
      default: {
        const to = this.switchboard.seatOf(request.employeeId)
        if (!to) {
          const dials = request.type === 'dial' || request.type === 'dial_reserved'
          return { ok: false, refusal: dials ? 'no_telephone' : 'no_call' }
        }
        if (!to.link.isUp) return { ok: false, refusal: 'switch_away' }
        return this.#control(to, request)
      }
    }
  }

  async #signIn(employeeId: number, extension: string): Promise<PhoneReply> {
    const place = await new FindAgentPlace().handle(employeeId)
    if (!place) return { ok: false, refusal: 'unknown_group' }
    const telephone = await new FindTelephone().handle(extension)
    const agent = { agentId: employeeId, extension, telephone, ...place }
    return new SeatAgent(this.switchboard).handle(agent)
  }

  /** Where the employee sits, and wherever he may sit down again. */
  #setAcd(employeeId: number, enabled: boolean): PhoneReply {
    const known = this.switchboard
      .all()
      .filter((one) => one.driver.dispatcher.agent(employeeId) !== undefined)
    for (const { driver } of known) driver.setAcdEnabled(employeeId, enabled)
    return known.length > 0 ? { ok: true } : { ok: false, refusal: 'unknown_agent' }
  }

  #order(request: AgentRequest): PhoneReply {
    const { employeeId } = request
    const at = this.switchboard.seatOf(employeeId)
    if (!at) {
      const isKnown = this.switchboard.agent(employeeId) !== undefined
      return { ok: false, refusal: isKnown ? 'not_allowed' : 'unknown_agent' }
    }
    const { driver } = at
    switch (request.type) {
      case 'sign_out':
        return commanded(driver.signOut(employeeId))
      case 'ready':
        return commanded(driver.ready(employeeId))
      case 'not_ready':
        return commanded(driver.notReady(employeeId, request.reason))
      case 'end_wrap_up':
        return commanded(driver.endWrapUp(employeeId))
    }
  }

  async #control(to: ControlledSwitch, request: ControlRequest): Promise<PhoneReply> {
    const { link } = to
    const { employeeId } = request
    switch (request.type) {
      case 'answer':
        await this.#untilItRings(to, employeeId)
        return this.#onLeg(to, employeeId, (leg) => answer(link, leg))
      case 'hang_up':
        return this.#onLeg(to, employeeId, (leg) => hangUp(link, leg))
      case 'hold':
        return this.#onLeg(to, employeeId, (leg) => hold(link, leg))
      case 'unhold':
        return this.#onLeg(to, employeeId, (leg) => unhold(link, leg))
      case 'mark':
        return this.#onLeg(to, employeeId, (leg) => mark(link, leg, 'marked'))
      case 'dial_reserved':
        return new DialReserved(to).handle(request)
      default:
        return new ControlCall(to, this.switchboard).handle(request)
    }
  }

  /** The screen shows an offer a moment before the telephone rings; whoever is that quick is not sent away. */
  async #untilItRings({ driver }: ControlledSwitch, employeeId: number) {
    const end = Date.now() + RING_PATIENCE_MS
    while (driver.dispatcher.agent(employeeId)?.state === 'reserved' && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, RING_LOOK_MS))
    }
  }

  async #onLeg(
    { driver, calls }: ControlledSwitch,
    employeeId: number,
    act: (legUuid: string) => Promise<ControlResult>
  ): Promise<PhoneReply> {
    const agent = driver.dispatcher.agent(employeeId)
    const own = agent && ownCall(calls, agent)
    if (!own) return { ok: false, refusal: 'no_call' }
    return replyTo(await act(own.leg.uuid))
  }
}

type ControlRequest = Exclude<
  PhoneRequest,
  AgentRequest | SupervisionRequest | { type: 'sign_in' | 'set_acd' }
>
