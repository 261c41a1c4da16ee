import type { AgentCommand, Refusal } from './events.ts'
import type { Floor } from './floor.ts'
import type { Seat } from './line.ts'

/** The numbers that may stand where a telephone is dialled. */
export const EXTENSION = /^[0-9*#+]{1,20}$/

/** Does what a person asked for an agent; answers with the reason when it can't be done. */
export function obey(floor: Floor, command: AgentCommand): Refusal | null {
  if (command.type === 'sign_in') return signIn(floor, command)
  const seat = floor.seats.get(command.agentId)
  if (!seat) return 'unknown_agent'
  switch (command.type) {
    case 'sign_out':
      // What became of a call on a switch that is away nobody knows: it keeps no one.
      if (floor.switchAway) floor.dropCall(seat)
      if (floor.step(seat, { step: 'sign_out' })) return null
      return seat.agent.state === 'signed_out' ? 'not_allowed' : 'on_a_call'
    case 'ready':
      if (floor.switchAway) return 'switch_unreachable'
      if (seat.agent.extension !== null && !floor.isReachable(seat.agent)) {
        return 'extension_not_registered'
      }
      return floor.step(seat, { step: 'ready' }) ? null : 'not_allowed'
    case 'not_ready':
      if (!floor.step(seat, { step: 'not_ready', reason: command.reason })) return 'not_allowed'
      withdrawOffer(floor, seat)
      return null
    case 'reserve_call':
      return floor.step(seat, { step: 'own_call' }) ? null : 'not_allowed'
    case 'release_call': {
      const { state, agentLegUuid, extension } = seat.agent
      // A leg at the telephone ends the call by its own end.
      if (state !== 'on_call' || agentLegUuid !== null || floor.hasOtherLegs(extension)) return null
      floor.step(seat, { step: 'own_call_ended' })
      return null
    }
    case 'end_wrap_up':
      return floor.step(seat, { step: 'end_wrap_up' }) ? null : 'not_allowed'
    case 'set_acd':
      seat.agent.acdEnabled = command.enabled
      floor.refresh(seat)
      return null
    case 'set_groups':
      if (!command.groups.every((number) => floor.groups.place(number))) return 'unknown_group'
      floor.setGroups(seat, command.groups)
      return null
  }
}

/** Ends the ringing of an offer that the agent does not want any more. */
export function withdrawOffer(floor: Floor, seat: Seat): void {
  const { state, afterCall, agentLegUuid } = seat.agent
  if (state === 'ringing' && afterCall !== null && agentLegUuid !== null) {
    floor.decide({ type: 'cancel_offer', agentLegUuid })
  }
}

function signIn(floor: Floor, command: Extract<AgentCommand, { type: 'sign_in' }>): Refusal | null {
  const { agentId, extension, remote = false } = command
  if (!EXTENSION.test(extension)) return 'invalid_extension'
  if (!command.groups.every((number) => floor.groups.place(number))) return 'unknown_group'
  const known = floor.seats.get(agentId)
  if (known && known.agent.state !== 'signed_out') return 'not_allowed'
  if (floor.byExtension.has(extension)) return 'extension_in_use'
  if (!remote && !floor.registered.has(extension)) return 'extension_not_registered'
  if (floor.hasOtherLegs(extension)) return 'on_a_call'
  const seat = floor.seatOf(agentId)
  seat.agent.acdEnabled = command.acdEnabled
  floor.setGroups(seat, command.groups)
  floor.step(seat, { step: 'sign_in', extension, remote })
  return null
}
