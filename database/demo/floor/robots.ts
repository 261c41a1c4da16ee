import type Employee from '#app/organisation/models/employee'
import { DEMO_PEOPLE } from '#database/demo/company'

export type RobotCrew = { agents: number; callbacks: number }

/** The usual crew of the demo's floor. */
export const USUAL_CREW: RobotCrew = { agents: 26, callbacks: 4 }

/** Who is played by the machine: order takers and callback people, never those kept for people to sign in as. */
export function robotsOf(employees: readonly Employee[], crew: RobotCrew): Employee[] {
  const free = employees.filter(
    (one) => one.agentNumber !== null && !DEMO_PEOPLE.includes(one.staffNo)
  )
  return [
    ...free.filter((one) => one.role === 'agent').slice(0, crew.agents),
    ...free.filter((one) => one.role === 'callback').slice(0, crew.callbacks),
  ]
}

/** Those kept for people who work with a telephone. */
export function visitorsOf(employees: readonly Employee[]): Employee[] {
  return employees.filter((one) => one.agentNumber !== null && DEMO_PEOPLE.includes(one.staffNo))
}
