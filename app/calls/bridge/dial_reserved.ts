import logger from '@adonisjs/core/services/logger'
import { clickToDial } from '#telephony/control/click_to_dial'
import type { ControlledSwitch } from '#app/calls/bridge/controlled_switch'
import DialNotTaken from '#app/calls/events/dial_not_taken'
import type { PhoneReply, PhoneRequest } from '#app/calls/phone_request'
import { FindOutboundWay } from '#app/calls/queries/outbound_way'

export type DialReservedRequest = Extract<PhoneRequest, { type: 'dial_reserved' }>

/**
 * Dials an outside number for an agent: the dispatcher takes him out of distribution first, so that no caller is
 * offered to him in between; his telephone rings, then the customer is dialled. An agent whose call does not come about
 * is given back.
 */
export class DialReserved {
  constructor(readonly to: ControlledSwitch) {}

  async handle(request: DialReservedRequest): Promise<PhoneReply> {
    const { driver, link, name: switchName } = this.to
    const { employeeId, callId, number } = request
    const extension = driver.dispatcher.agent(employeeId)?.extension
    if (!extension) return { ok: false, refusal: 'unknown_agent' }
    const way = await new FindOutboundWay().handle({
      number,
      extension,
      switchName,
      shownNumber: request.shownNumber,
    })
    if (!way) return { ok: false, refusal: 'no_route' }
    const reserved = driver.reserveCall(employeeId)
    if (!reserved.ok) return { ok: false, refusal: 'on_a_call' }
    const { agentAnswered } = clickToDial(link, {
      callId,
      extension,
      customerNumber: way.number,
      shownNumber: way.shownNumber,
      gateways: way.gateways,
    })
    void agentAnswered.then((result) => {
      driver.releaseCall(employeeId)
      if (result.ok || result.reason === 'lost') return
      logger.info({ employeeId, callId, result }, 'telephony: the agent did not pick up')
      driver.notReady(employeeId, 'no_answer')
      void DialNotTaken.dispatch({ callId, employeeId })
    })
    return { ok: true }
  }
}
