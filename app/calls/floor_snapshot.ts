import type { AgentState } from '#telephony/acd/agent'

/** Whether the telephony process reaches a switch, and since when (ISO 8601, UTC). */
export type SwitchLinkState = { name: string; up: boolean; since: string }

/** Who works and who waits, as the telephony process counts it. */
export type FloorSnapshot = {
  /** ISO 8601, UTC. */
  at: string
  waiting: number
  longestWaitSeconds: number
  agents: Record<AgentState, number>
  /** Who waits, in the order in which they are served; numbers masked, at most a hundred. */
  callers: { callId: string; group: number; number: string; waitingSince: string }[]
  groups: { group: number; waiting: number; longestWaitSeconds: number }[]
  switches: SwitchLinkState[]
}
