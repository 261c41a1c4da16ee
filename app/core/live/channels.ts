/** Every channel of live messages, by name, with who may listen to it. */

/** Who listens: an employee, as far as this file needs to know one. */
export type Listener = { id: number; may(permission: string): boolean }

/** Offers, calls and presence of one agent, for nobody else: callers stand there with their whole file. */
export function agentChannel(employeeId: number) {
  return `agents/${employeeId}`
}

/** That agents or waiting lines changed; who they are is asked for, by what the listener may see. */
export const floorChannel = 'floor'

/** Figures of the surge board. */
export const boardChannel = 'board'

/** Response of one placement while it airs. */
export function placementChannel(placementId: number) {
  return `placements/${placementId}`
}

/** Progress of the files that an employee asked for. */
export function filesChannel(employeeId: number) {
  return `files/${employeeId}`
}

/** That something was asked or answered about orders to be taken back, for the warehouse. */
export const revocationsChannel = 'revocations'

/** The same for whoever asked. */
export function revocationAnswersChannel(employeeId: number) {
  return `revocations/${employeeId}`
}

/** That parcels came onto the list of exceptions or left it, for whoever works off that list. */
export const parcelExceptionsChannel = 'parcel-exceptions'

type Rule = { pattern: RegExp; allows: (listener: Listener, id: number) => boolean }

const rules: Rule[] = [
  {
    pattern: /^agents\/(\d{1,10})$/,
    allows: (listener, id) => listener.id === id,
  },
  { pattern: /^floor$/, allows: (listener) => listener.may('agents.supervise') },
  { pattern: /^board$/, allows: (listener) => listener.may('board.view') },
  { pattern: /^placements\/(\d{1,10})$/, allows: (listener) => listener.may('placements.view') },
  {
    pattern: /^revocations$/,
    allows: (listener) => listener.may('orders.revoke') || listener.may('orders.cancel'),
  },
  { pattern: /^parcel-exceptions$/, allows: (listener) => listener.may('outbound.view') },
  { pattern: /^revocations\/(\d{1,10})$/, allows: (listener, id) => listener.id === id },
  { pattern: /^files\/(\d{1,10})$/, allows: (listener, id) => listener.id === id },
]

/** Whether this employee may listen to the channel; a name that no rule knows is refused. */
export function mayListen(channel: string, listener: Listener): boolean {
  for (const { pattern, allows } of rules) {
    const match = pattern.exec(channel)
    if (match) return allows(listener, Number(match[1] ?? 0))
  }
  return false
}
