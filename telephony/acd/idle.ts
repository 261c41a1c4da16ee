import { OrderedHeap } from './ordered_heap.ts'
import type { Ranked } from './ordered_heap.ts'
import type { Agent } from './agent.ts'
import type { GroupPlace, GroupTable } from './groups.ts'

/** An agent's card in one line: in that line's heap of its level while the agent may get an offer. */
export interface IdleCard extends Ranked {
  agent: Agent
  line: number
  wrapUpMs: number
  heap: OrderedHeap<IdleCard>
}

/** The agents that may get an offer now, by line and level, longest idle first, ties by agent id. */
export class IdleAgents {
  private readonly levels = new Map<number, OrderedHeap<IdleCard>[]>()
  private readonly heaps = new Map<string, OrderedHeap<IdleCard>>()

  constructor(groups: GroupTable) {
    for (const group of groups.groups) {
      if (group.overflowOf !== null) continue
      const line = group.number
      const heaps = groups.levelsOf(line).map((level) => {
        const heap = new OrderedHeap<IdleCard>()
        this.heaps.set(`${line}/${level}`, heap)
        return heap
      })
      this.levels.set(line, heaps)
    }
  }

  /** The cards of an agent that stands at these places. */
  cards(agent: Agent, places: readonly GroupPlace[]): IdleCard[] {
    return places.map(({ line, level, wrapUpMs }) => {
      const heap = this.heaps.get(`${line}/${level}`)!
      return { agent, line, wrapUpMs, heap, key: 0, tie: agent.agentId, place: -1 }
    })
  }

  /** Lays an agent's cards in, ranked by the time since which the agent is idle. */
  enter(cards: readonly IdleCard[]): void {
    for (const card of cards) {
      if (card.place !== -1) continue
      card.key = card.agent.idleSince
      card.heap.push(card)
    }
  }

  leave(cards: readonly IdleCard[]): void {
    for (const card of cards) card.heap.remove(card)
  }

  /** The longest idle agent of the lowest level that has one. */
  firstFor(line: number): Agent | undefined {
    const levels = this.levels.get(line)
    if (!levels) return undefined
    for (const heap of levels) {
      const card = heap.peek()
      if (card) return card.agent
    }
    return undefined
  }
}
