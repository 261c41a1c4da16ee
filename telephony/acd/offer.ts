import { dialNumber, hangupCause, plainValue, switchId, variableName } from '../esl/arguments.ts'
import {
  guardedTransfer,
  uuidDump,
  uuidExists,
  uuidGetvar,
  uuidKill,
  uuidSetvarMulti,
} from '../esl/commands.ts'
import { SwitchEvent } from '../esl/event.ts'
import type { ApiReply } from '../esl/reply.ts'
import type { SwitchLink } from '../esl/switch_link.ts'
import type { Decision, OfferTruth } from './events.ts'

type Offer = Extract<Decision, { type: 'offer' }>
type Commands = Pick<SwitchLink, 'command'>

/** What `spotline_state` says of callers that the dispatcher knows; `asked`: hears a question in the line. */
const DISTRIBUTED: ReadonlySet<string> = new Set(['waiting', 'asked', 'ringing', 'talking'])
export const STATE = variableName('spotline_state')

/** Where the caller's part of an offer stands in the dialplan (docs/telephony.md). */
export const OFFER_EXTENSION = switchId('spot_offer')
export const DIALPLAN_CONTEXT = switchId('spot')

/**
 * Makes an offer: the caller is told whom to ring, under which id and whether it is recorded, then
 * sent to ring him himself. The switch does the second part only while the caller is waiting; else it answers
 * `-ERR No such channel!`, which is a value here (`refused`). Both go out without a pause.
 */
export async function makeOffer(link: Commands, offer: Offer, recorded = true): Promise<ApiReply> {
  const caller = switchId(offer.callerUuid)
  void link.command(
    uuidSetvarMulti(caller, [
      [variableName('spotline_offer'), plainValue(dialNumber(offer.extension))],
      [variableName('spotline_agent_uuid'), plainValue(switchId(offer.agentLegUuid))],
      [variableName('spotline_recorded'), plainValue(recorded ? 'yes' : 'no')],
    ])
  )
  const guard = { variable: STATE, expected: switchId('waiting') }
  return link.command(guardedTransfer(caller, guard, OFFER_EXTENSION, DIALPLAN_CONTEXT))
}

/** Ends the ringing at the agent's telephone; the caller returns to the waiting room by himself. */
export function cancelOffer(link: Commands, agentLegUuid: string): Promise<ApiReply> {
  return link.command(uuidKill(switchId(agentLegUuid), hangupCause('MANAGER_REQUEST')))
}

/**
 * Looks up what became of an offer. Null when that can't be said now: the link broke, or the caller
 * is about to ring a telephone whose leg does not exist yet.
 */
export async function lookUpOffer(
  link: Commands,
  callerUuid: string,
  agentLegUuid: string | null
): Promise<OfferTruth | null> {
  const caller = callerUuid === '' ? 'gone' : await lookUpCaller(link, callerUuid)
  if (caller === null) return null
  const agentLeg = agentLegUuid === null ? 'none' : await lookUpLeg(link, agentLegUuid)
  if (agentLeg === null) return null
  if (caller === 'ringing' && agentLeg === 'none') return null
  return {
    type: 'offer_checked',
    callerUuid,
    agentLegUuid,
    caller: caller === 'waiting' || caller === 'gone' ? caller : 'busy',
    agentLeg,
  }
}

async function lookUpCaller(link: Commands, uuid: string) {
  const reply = await link.command(uuidGetvar(switchId(uuid), STATE))
  if (!reply.ok) return reply.reason === 'lost' ? null : 'gone'
  const state = reply.body
  // Fallback, rating and whatever else a caller may be in is outside distribution.
  return DISTRIBUTED.has(state) ? state : 'gone'
}

async function lookUpLeg(link: Commands, uuid: string) {
  const exists = await link.command(uuidExists(switchId(uuid)))
  if (!exists.ok) return null
  if (exists.body !== 'true') return 'none'
  const dump = await link.command(uuidDump(switchId(uuid)))
  if (!dump.ok) return dump.reason === 'lost' ? null : 'none'
  const answered = SwitchEvent.fromJson(Buffer.from(dump.body)).get('Answer-State') === 'answered'
  return answered ? 'talking' : 'ringing'
}
