import type { AcdDriver, CommandResult } from '#telephony/acd/driver'
import { answer } from '#telephony/control/answer'
import { hangUp } from '#telephony/control/hang_up'
import { hold, unhold } from '#telephony/control/hold'
import { mark } from '#telephony/control/mark'
import type { ControlLink, ControlResult } from '#telephony/control/result'
import type { PhoneReply, PhoneRequest } from '#app/calls/phone_request'
import { FindAgentPlace, FindRemoteNumber } from '#app/calls/queries/agent_place'

/** How long an answer waits for the telephone to ring, and how often it looks, in milliseconds. */
const RING_PATIENCE_MS = 2_000
const RING_LOOK_MS = 20

/** Does in the switch, or in the dispatcher, what an employee asked of the own telephone. */
export class AnswerPhoneRequest {
  constructor(
    readonly driver: AcdDriver,
    readonly link: ControlLink
  ) {}

  async handle(request: PhoneRequest): Promise<PhoneReply> {
    const { driver } = this
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
        return this.#onLeg(request.employeeId, (leg) => answer(this.link, leg))
      case 'hang_up':
        return this.#onLeg(request.employeeId, (leg) => hangUp(this.link, leg))
      case 'hold':
        return this.#onLeg(request.employeeId, (leg) => hold(this.link, leg))
      case 'unhold':
        return this.#onLeg(request.employeeId, (leg) => unhold(this.link, leg))
      case 'mark':
        return this.#onLeg(request.employeeId, (leg) => mark(this.link, leg, 'marked'))
    }
  }

  /** The screen shows an offer a moment before the telephone rings; whoever is that quick is not sent away. */
  async #untilItRings(employeeId: number) {
    const end = Date.now() + RING_PATIENCE_MS
    while (this.driver.dispatcher.agent(employeeId)?.state === 'reserved' && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, RING_LOOK_MS))
    }
  }

  async #onLeg(
    employeeId: number,
    act: (legUuid: string) => Promise<ControlResult>
  ): Promise<PhoneReply> {
    const legUuid = this.driver.dispatcher.agent(employeeId)?.agentLegUuid
    if (!legUuid) return { ok: false, refusal: 'no_call' }
    const result = await act(legUuid)
    if (result.ok) return { ok: true }
    if (result.reason === 'gone') return { ok: false, refusal: 'no_call' }
    return { ok: false, refusal: result.reason === 'lost' ? 'telephony_away' : 'switch_refused' }
  }
}

function commanded(result: CommandResult): PhoneReply {
  if (result.ok) return { ok: true }
  if (result.refusal === 'switch_unreachable') return { ok: false, refusal: 'telephony_away' }
  return { ok: false, refusal: result.refusal }
}
