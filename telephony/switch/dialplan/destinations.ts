import { extensionWord, idWord, nameWord, numberWord } from '../words.ts'
import type { PlanDestination } from '../plan/inbound.ts'
import { promptPath } from '../sounds.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import { goTo, literally, set, tell } from './model.ts'
import type { Action } from './model.ts'
import { routeOf } from './outbound.ts'

/** The contexts: calls from outside, from telephones, towards the outside, and our own rooms. */
export const CONTEXTS = {
  trunks: 'public',
  telephones: 'default',
  outside: 'outside',
  rooms: 'spot',
  calls: 'spotline',
} as const

/**
 * Where a telephone's own transfer (REFER) sends the other side. The switch asks that side's leg; else it would look
 * for the number among those that are called from outside, and lose him.
 */
export const TRANSFER_CONTEXT = `force_transfer_context=${CONTEXTS.telephones}`
export const FROM_TELEPHONES: Action = ['set', TRANSFER_CONTEXT]

/**
 * What sends a caller to a destination; ends the extension that it stands in. `outcome`: what has become
 * of the call already, when it ends there.
 */
export function send(
  plan: SwitchPlan,
  destination: PlanDestination,
  outcome: 'no_agent' | null = null
): Action[] {
  switch (destination.to) {
    case 'group':
      return [goTo(groupRoom(destination.group), CONTEXTS.rooms)]
    case 'menu':
      return [goTo(menuRoom(destination.menu, 1), CONTEXTS.rooms)]
    case 'extension':
      return [goTo(extensionWord(destination.extension), CONTEXTS.telephones)]
    case 'voicemail':
      return [goTo(`voicemail_${extensionWord(destination.box)}`, CONTEXTS.rooms)]
    case 'outside': {
      const outside = routeOf(plan, numberWord(destination.number))
      if (!outside) throw new RangeError(`No way to dial ${destination.number}`)
      return [goTo(outside.number, CONTEXTS.outside)]
    }
    case 'time_condition':
      return [goTo(timeRoom(destination.timeCondition), CONTEXTS.rooms)]
    case 'hang_up': {
      const closed =
        outcome === null && destination.outcome === 'out_of_hours' ? [tell('closed')] : []
      const said = destination.prompt === null ? [] : say(plan, destination.prompt)
      return [
        set('spotline_state', 'leaving'),
        set('spotline_outcome', outcome ?? destination.outcome),
        ...closed,
        ...said,
        ['hangup', 'NORMAL_CLEARING'],
      ]
    }
  }
}

/** Plays a prompt to its end. */
export function say(plan: SwitchPlan, prompt: string): Action[] {
  return [['answer', ''], set('playback_timeout_sec', ''), ['playback', promptPath(plan, prompt)]]
}

export function groupRoom(group: number): string {
  return `group_${extensionWord(String(group))}`
}

export function menuRoom(menu: string, attempt: number): string {
  return `menu_${nameWord(menu)}_${idWord(String(attempt))}`
}

export function timeRoom(timeCondition: string): string {
  return `time_${nameWord(timeCondition)}`
}

/** Every extension in use, as an alternative of a regular expression. */
export function extensionNumbers(plan: SwitchPlan): string {
  const numbers = plan.extensions.filter((one) => one.enabled).map((one) => literally(one.number))
  return numbers.join('|')
}
