import { randomUUID } from 'node:crypto'
import { consultLegOf } from '#telephony/calls/call'
import { clickToDial } from '#telephony/control/click_to_dial'
import {
  cancelConsult,
  completeConsult,
  startConsult,
  type Consulted,
} from '#telephony/control/consult'
import { mute, unmute } from '#telephony/control/mute'
import type { ControlResult } from '#telephony/control/result'
import { sendDtmf } from '#telephony/control/send_dtmf'
import { addThird, joinThree } from '#telephony/control/three_way'
import { transfer } from '#telephony/control/transfer'
import type { ControlledSwitch } from '#app/calls/bridge/controlled_switch'
import { ownCall, type OwnCall } from '#app/calls/bridge/own_call'
import type { Switchboard } from '#app/calls/bridge/switchboard'
import { switchTarget } from '#app/calls/bridge/switch_target'
import { replyTo } from '#app/calls/bridge/reply_to'
import { FindOutboundWay } from '#app/calls/queries/outbound_way'
import type { CallRequest, PhoneRefusal, PhoneReply } from '#app/calls/phone_request'

/** A talk with the customer in which one may transfer, consult or add a third. */
type CustomerTalk = OwnCall & { customer: NonNullable<OwnCall['customer']> }

/** Does in the switch what an agent asks of the call at the own telephone. */
export class ControlCall {
  constructor(
    readonly to: ControlledSwitch,
    readonly switchboard: Switchboard
  ) {}

  async handle(request: CallRequest): Promise<PhoneReply> {
    if (request.type === 'dial') return this.#dial(request)
    const agent = this.to.driver.dispatcher.agent(request.employeeId)
    const own = agent && ownCall(this.to.calls, agent)
    if (!own) return refused('no_call')
    switch (request.type) {
      case 'mute':
      case 'unmute':
        return this.#mute(own.leg.uuid, request.type === 'mute')
      case 'digits':
        return this.#digits(own, request.digits)
      case 'complete_consult':
      case 'cancel_consult':
      case 'join_three':
        return this.#endConsult(own, request.type)
      default:
        break
    }
    const { customer } = own
    if (!own.talks || !customer) return refused('not_allowed')
    const talk = { ...own, customer }
    if (request.type === 'transfer') {
      const target = switchTarget(this.to.driver, request.target)
      if (!target) return refused('unknown_group')
      if (target.kind === 'extension' && this.#isElsewhere(target.number)) {
        return refused('other_switch')
      }
      return replyTo(await transfer(this.to.link, customer.uuid, target))
    }
    if (request.type === 'consult_outside') {
      return this.#consultOutside(talk, agent.extension, request.number)
    }
    if (request.extension === agent.extension) return refused('own_telephone')
    if (this.#isElsewhere(request.extension)) return refused('other_switch')
    if (!this.to.driver.dispatcher.floor.registered.has(request.extension)) {
      return refused('extension_not_registered')
    }
    return request.type === 'consult'
      ? this.#consult(talk, { kind: 'extension', number: request.extension })
      : this.#addThird(talk, request.extension)
  }

  /** Rings the own telephone, then the called party. Answered when the own telephone is asked to ring. */
  async #dial(request: Extract<CallRequest, { type: 'dial' }>): Promise<PhoneReply> {
    const { driver, link } = this.to
    const agent = driver.dispatcher.agent(request.employeeId)
    if (!agent?.extension) return refused('no_telephone')
    if (['reserved', 'ringing', 'on_call'].includes(agent.state)) return refused('on_a_call')
    if (request.number === agent.extension) return refused('own_telephone')
    if (!request.outside && this.#isElsewhere(request.number)) return refused('other_switch')
    if (!driver.dispatcher.floor.isReachable(agent)) {
      return refused('extension_not_registered')
    }
    const dialling = clickToDial(link, {
      callId: randomUUID(),
      extension: agent.extension,
      customerNumber: request.number,
      shownNumber: request.outside ? request.shownNumber : agent.extension,
      gateways: request.outside ? request.gateways : null,
    })
    return Promise.race([
      dialling.agentAnswered.then((result) => dialReply(result)),
      this.#rings(dialling.agentLegUuid),
    ])
  }

  /** A telephone at another switch is none that this one can ring. */
  #isElsewhere(extension: string): boolean {
    return this.switchboard.isElsewhere(extension, this.to)
  }

  async #rings(legUuid: string): Promise<PhoneReply> {
    for (let look = 0; look < RING_LOOKS && !this.to.calls.ofChannel(legUuid); look++) {
      await new Promise((resolve) => setTimeout(resolve, RING_LOOK_MS))
    }
    return { ok: true }
  }

  async #mute(legUuid: string, on: boolean): Promise<PhoneReply> {
    const result = await (on ? mute : unmute)(this.to.link, legUuid)
    if (result.ok) this.to.calls.noteMuted(legUuid, on)
    return replyTo(result)
  }

  /** The digits are for the other end of the conversation, such as a menu that was dialled. */
  async #digits(own: OwnCall, digits: string): Promise<PhoneReply> {
    const other = own.customer ?? otherEnd(own)
    if (!other) return refused('not_allowed')
    return replyTo(await sendDtmf(this.to.link, other.uuid, digits))
  }

  async #consult(talk: CustomerTalk, whom: Consulted): Promise<PhoneReply> {
    return replyTo(
      await startConsult(this.to.link, {
        customerLegUuid: talk.customer.uuid,
        agentLegUuid: talk.leg.uuid,
        consultLegUuid: randomUUID(),
        callId: talk.call.id,
        whom,
      })
    )
  }

  async #consultOutside(
    talk: CustomerTalk,
    extension: string | null,
    number: string
  ): Promise<PhoneReply> {
    const way = await new FindOutboundWay().handle({
      number,
      extension: extension ?? '',
      switchName: this.to.name,
      shownNumber: null,
    })
    const gateway = way?.gateways[0]
    if (!way || !gateway) return refused('no_route')
    const { shownNumber } = way
    return this.#consult(talk, { kind: 'outside', number: way.number, gateway, shownNumber })
  }

  async #endConsult(
    own: OwnCall,
    how: 'complete_consult' | 'cancel_consult' | 'join_three'
  ): Promise<PhoneReply> {
    const { link, leftAlone } = this.to
    const asked = consultLegOf(own.call, own.leg.uuid)
    if (!asked) return refused('no_consult')
    if (how === 'cancel_consult') return replyTo(await cancelConsult(link, asked.uuid))
    const { customer } = own
    if (!customer) return refused('no_call')
    if (asked.answeredAtUs === null) return refused('telephone_silent')
    const legs = { agentLegUuid: own.leg.uuid, consultLegUuid: asked.uuid }
    const result = await leftAlone.handOver(legs, () =>
      how === 'complete_consult'
        ? completeConsult(link, customer.uuid, asked.uuid)
        : joinThree(link, this.#conference({ ...own, customer }))
    )
    return replyTo(result)
  }

  async #addThird(talk: CustomerTalk, extension: string): Promise<PhoneReply> {
    const third = { extension, legUuid: randomUUID(), callId: talk.call.id }
    return replyTo(await addThird(this.to.link, this.#conference(talk), third))
  }

  #conference({ call, leg, customer }: CustomerTalk) {
    const path = call.recordings.findLast((one) => one.endedAtUs === null)?.path ?? null
    return {
      room: `three-${randomUUID()}`,
      customerLegUuid: customer.uuid,
      agentLegUuid: leg.uuid,
      recording: path?.endsWith('.wav') ? `${path.slice(0, -4)}-three.wav` : null,
    }
  }
}

const RING_LOOKS = 50
const RING_LOOK_MS = 40

/** Who is at the other end of a call without a customer. */
function otherEnd({ call, leg }: OwnCall) {
  return call.legs.find((one) => one.uuid !== leg.uuid && one.endedAtUs === null)
}

/** The own telephone that refuses or does not answer is an outcome of the call, told by its events. */
function dialReply(result: ControlResult): PhoneReply {
  return !result.ok && result.reason === 'refused' ? refused('telephone_silent') : replyTo(result)
}

function refused(refusal: PhoneRefusal): PhoneReply {
  return { ok: false, refusal }
}
