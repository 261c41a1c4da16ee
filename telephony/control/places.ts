import { dialNumber, switchId } from '../esl/arguments.ts'
import type { DialNumber, SwitchId } from '../esl/arguments.ts'

/** Contexts of the switch's dialplan (docs/telephony.md). */
export const CALLS_CONTEXT = switchId('spotline')
export const ROOMS_CONTEXT = switchId('spot')
export const OUTSIDE_CONTEXT = switchId('outside')

/** Where a customer waits with music while two agents consult. */
export const HOLD_ROOM = switchId('holdroom')
/** The waiting line, and the last room of a call: the rating, or the end. */
export const WAITING_ROOM = switchId('spot_wait')
export const LAST_ROOM = switchId('call_over')

/** Where an agent's leg rings a number outside to ask. */
const CONSULT_OUTSIDE = switchId('consult_outside')

/** Whom a call is handed to. Numbers are digits only. */
export type CallTarget =
  | { kind: 'extension'; number: string }
  | { kind: 'group'; number: number }
  | { kind: 'outside'; number: string }

interface Place {
  extension: SwitchId | DialNumber
  context: SwitchId
}

/** Where the customer's leg goes. An extension that does not answer sends him back to the line. */
export function placeOf(target: CallTarget): Place {
  switch (target.kind) {
    case 'extension':
      return { extension: named('transfer', target.number), context: CALLS_CONTEXT }
    case 'group':
      return { extension: named('group', String(target.number)), context: ROOMS_CONTEXT }
    case 'outside':
      return { extension: dialNumber(target.number), context: OUTSIDE_CONTEXT }
  }
}

/** Where the agent's leg goes to ring who is asked; a number outside stands in the leg's variables. */
export function consultPlace(whom: { kind: 'extension' | 'outside'; number: string }): SwitchId {
  return whom.kind === 'outside' ? CONSULT_OUTSIDE : named('consult', whom.number)
}

function named(room: string, number: string): SwitchId {
  return switchId(`${room}_${dialNumber(number)}`)
}
