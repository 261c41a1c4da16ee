import { customerLeg, lastAgentLeg } from './outcome.ts'
import type { Call } from './call.ts'

/** No leg of the call lives any more. */
export function isQuiet(call: Call): boolean {
  return call.legs.every((leg) => leg.endedAtUs !== null)
}

/** An inbound call is its customer's; other calls last as long as any of the two sides. */
export function isOver(call: Call): boolean {
  const customer = customerLeg(call)
  if (customer === undefined) return isQuiet(call)
  if (customer.endedAtUs === null) return false
  if (call.direction === 'inbound') return true
  return call.legs.every((leg) => leg.role === 'third' || leg.endedAtUs !== null)
}

/**
 * Whether who hung up is known: `completed` are the legs whose record the switch gave. The customer hung up in a
 * conversation (`awaitsAgentLeg`): the agent's record may say who began.
 */
export function isExplained(
  call: Call,
  completed: ReadonlySet<string>,
  awaitsAgentLeg: boolean
): boolean {
  const customer = customerLeg(call)
  const agent = lastAgentLeg(call)
  if (customer !== undefined && !completed.has(customer.uuid)) return false
  if (agent === undefined || completed.has(agent.uuid)) return true
  if (agent.endedAtUs !== null) return false
  return !awaitsAgentLeg || customer?.disposition?.startsWith('recv_') === true
}
