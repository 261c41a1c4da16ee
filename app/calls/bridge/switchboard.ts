import type { Agent } from '#telephony/acd/agent'
import type { WaitingCount } from '#telephony/acd/waiting_news'
import type { ControlledSwitch } from '#app/calls/bridge/controlled_switch'

/**
 * All switches that are driven. Each has its own dispatcher, so that nothing that befalls one touches the others; an
 * agent sits at one of them, where the telephone is registered.
 */
export class Switchboard<Switch extends ControlledSwitch = ControlledSwitch> {
  readonly #switches = new Map<string, Switch>()

  add(one: Switch) {
    this.#switches.set(one.name, one)
  }

  remove(name: string) {
    this.#switches.delete(name)
  }

  get(name: string): Switch | undefined {
    return this.#switches.get(name)
  }

  all(): Switch[] {
    return [...this.#switches.values()]
  }

  /** Where an employee is signed in; null for who is not. */
  seatOf(employeeId: number): Switch | null {
    const seats = this.all().filter((one) => isSeated(one.driver.dispatcher.agent(employeeId)))
    // Who went to another switch while the own one was away is found at the one that is there.
    return seats.find((one) => !one.driver.isAway) ?? seats[0] ?? null
  }

  /** The agent as the switch has him where he is signed in, or where he was last. */
  agent(employeeId: number): Readonly<Agent> | undefined {
    const at = this.seatOf(employeeId)
    if (at) return at.driver.dispatcher.agent(employeeId)
    return this.all()
      .map((one) => one.driver.dispatcher.agent(employeeId))
      .find((agent) => agent !== undefined)
  }

  /** Everybody that is known, each once. */
  agents(): Readonly<Agent>[] {
    const known = new Map<number, Readonly<Agent>>()
    for (const agent of this.all().flatMap((one) => one.driver.agents())) {
      const before = known.get(agent.agentId)
      if (!before || (!isSeated(before) && isSeated(agent))) known.set(agent.agentId, agent)
    }
    return [...known.values()]
  }

  /** The lines over all switches. */
  waitingCounts(): WaitingCount[] {
    const lines = new Map<number, WaitingCount>()
    for (const { group, waiting, longestWaitMs } of this.all().flatMap((one) =>
      one.driver.waitingCounts()
    )) {
      const line = lines.get(group)
      lines.set(group, {
        group,
        waiting: waiting + (line?.waiting ?? 0),
        longestWaitMs: Math.max(longestWaitMs, line?.longestWaitMs ?? 0),
      })
    }
    return [...lines.values()]
  }

  /** Whether a telephone is registered at another switch, and not at this one. */
  isElsewhere(extension: string, here: ControlledSwitch): boolean {
    const has = (one: ControlledSwitch) => one.driver.dispatcher.floor.registered.has(extension)
    return !has(here) && this.all().some((one) => one.link.isUp && has(one))
  }
}

function isSeated(agent: Readonly<Agent> | undefined): boolean {
  return agent !== undefined && agent.state !== 'signed_out'
}
