import type { Agent, AgentState } from './agent.ts'
import type { DrivenCall } from './driven_calls.ts'
import type { Decision, Refusal } from './events.ts'
import type { FeatureCode } from './feature_codes.ts'
import type { WaitingCount } from './waiting_news.ts'
import type { KeptPlace } from './waiting_service.ts'

export interface AgentChange {
  agent: Readonly<Agent>
  from: AgentState
  /** Epoch milliseconds. */
  at: number
}

export type CallbackTry = Omit<Extract<Decision, { type: 'callback_tried' }>, 'type'>

export interface AcdDriverEvents {
  agent: [change: AgentChange]
  call: [call: DrivenCall]
  waiting: [counts: WaitingCount[]]
  feature: [code: FeatureCode]
  /** A caller without anything known of him yet: who looks him up answers by `recognise`. */
  arrived: [caller: { callerUuid: string; number: string }]
  /** A caller hung up to be called back. */
  placeKept: [place: KeptPlace]
  callbackTried: [outcome: CallbackTry]
}

export type CommandResult =
  { ok: true; agent: Readonly<Agent> } | { ok: false; refusal: Refusal; state: AgentState | null }
