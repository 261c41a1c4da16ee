/** One edge: where the event leads, who may do it, and the key of its label. */
export type Edge<State extends string, Permission extends string = string> = {
  to: State | readonly State[]
  permission: Permission | null
  label: string
}

export type StateTable<
  State extends string,
  Event extends string,
  Permission extends string = string,
> = Record<State, Partial<Record<Event, Edge<State, Permission>>>>

export type MachineDefinition<
  State extends string,
  Event extends string,
  Permission extends string,
> = {
  name: string
  initial: readonly State[]
  table: StateTable<State, Event, Permission>
}

/**
 * A table of data (state → event → edge) that was checked when it was loaded: every target exists and every state can be
 * reached from an initial one. It answers questions; writing the state is the business of the area's transition service.
 */
export class StateMachine<
  State extends string,
  Event extends string,
  Permission extends string = string,
> {
  readonly name: string
  readonly states: readonly State[]
  readonly #table: StateTable<State, Event, Permission>

  constructor(definition: MachineDefinition<State, Event, Permission>) {
    this.name = definition.name
    this.#table = definition.table
    this.states = Object.keys(definition.table) as State[]
    this.#check(definition.initial)
  }

  /** The edge, or null when the event is not possible from this state. */
  edge(from: State, event: Event): Edge<State, Permission> | null {
    return this.#table[from]?.[event] ?? null
  }

  /** Every event possible from this state, whoever asks. */
  events(from: State): Event[] {
    return Object.keys(this.#table[from]) as Event[]
  }

  targets(edge: Edge<State, Permission>): readonly State[] {
    return typeof edge.to === 'string' ? [edge.to] : edge.to
  }

  #check(initial: readonly State[]) {
    const known = new Set(this.states)
    for (const from of this.states) {
      for (const event of this.events(from)) {
        for (const target of this.targets(this.#table[from][event]!)) {
          if (!known.has(target)) {
            throw new Error(`${this.name}: ${from} --${event}--> ${target}: unknown target state`)
          }
        }
      }
    }
    const reached = new Set<State>(initial)
    const open = [...initial]
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      for (const event of this.events(state)) {
        for (const target of this.targets(this.#table[state][event]!)) {
          if (!reached.has(target)) {
            reached.add(target)
            open.push(target)
          }
        }
      }
    }
    const lost = this.states.filter((state) => !reached.has(state))
    if (lost.length > 0) throw new Error(`${this.name}: unreachable states: ${lost.join(', ')}`)
  }
}
