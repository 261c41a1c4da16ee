import type { Agent, AgentRules, AgentState } from './agent.ts'
import type { AcdGroup } from './groups.ts'
import type { CallbackOrder, CallerSnapshot } from './line.ts'

/** What a person, or the telephone on the desk, asks for an agent. */
export type AgentCommand =
  | {
      type: 'sign_in'
      agentId: number
      extension: string
      groups: readonly number[]
      acdEnabled: boolean
      /** The telephone is an outside number. */
      remote?: boolean
    }
  | { type: 'sign_out' | 'ready' | 'end_wrap_up'; agentId: number }
  /** Takes the agent out of distribution for a call that is dialled for him; given back when none came about. */
  | { type: 'reserve_call' | 'release_call'; agentId: number }
  | { type: 'not_ready'; agentId: number; reason: string }
  | { type: 'set_acd'; agentId: number; enabled: boolean }
  | { type: 'set_groups'; agentId: number; groups: readonly number[] }

/** What the switch said. An agent's leg is known by the id that the offer chose for it. */
export type SwitchFact =
  | {
      type: 'caller_waiting'
      callId: string
      callerUuid: string
      serviceNumber: string
      /** The group that he chose, in a menu or by a transfer; without one the service number decides. */
      group?: number | null
      /** Head start in seconds for this caller, added to the group's. */
      score: number
      arrivedAt: number
    }
  /** The caller hung up or left distribution (fallback, transferred elsewhere). */
  | { type: 'caller_gone'; callerUuid: string }
  /** He is asked something: he keeps his place, and gets no offer until he waits again. */
  | { type: 'caller_stepped_out'; callerUuid: string }
  /** The switch accepted no offer: the caller is gone or is not waiting any more. */
  | { type: 'offer_refused'; agentLegUuid: string }
  | { type: 'offer_failed'; agentLegUuid: string; cause: string }
  /** A leg at an extension: the one of an offer, or any other call of that telephone. */
  | { type: 'leg_started'; extension: string; legUuid: string; callId: string }
  | { type: 'leg_answered'; legUuid: string }
  | { type: 'leg_bridged'; legUuid: string }
  | { type: 'leg_ended'; legUuid: string; cause: string }
  | { type: 'registered' | 'unregistered'; extension: string }

/** A caller as found in the switch after a reconnect. */
export interface FoundCaller {
  callId: string
  callerUuid: string
  serviceNumber: string
  /** The group that he chose, in a menu or by a transfer; without one the service number decides. */
  group?: number | null
  score: number
  arrivedAt: number
  stage: 'waiting' | 'ringing' | 'talking'
  /** The agent's leg and extension when ringing or talking. */
  agentLegUuid: string | null
  extension: string | null
}

/** The truth about one offer, looked up in the switch. */
export interface OfferTruth {
  type: 'offer_checked'
  callerUuid: string
  agentLegUuid: string | null
  caller: 'waiting' | 'busy' | 'gone'
  agentLeg: 'none' | 'ringing' | 'talking'
}

/** Who calls, as the business knows him; told when it is looked up, at any time. */
export interface CallerKnown {
  type: 'caller_known'
  callerUuid: string
  /** Seconds of head start beside the group's; replaces what came with the call. */
  score: number
  /** The agent whose customer he is. */
  ownerId: number | null
}

/** Somebody who kept his place to be called back, or is to be tried again. */
export interface CallbackWaiting extends CallbackOrder {
  type: 'callback_waiting'
  serviceNumber: string
  score: number
  /** When he came into the line, not when he left it. */
  arrivedAt: number
}

export type DispatchEvent =
  | AgentCommand
  | SwitchFact
  | OfferTruth
  | CallerKnown
  | CallbackWaiting
  /** He need not be called any more. */
  | { type: 'callback_cancelled'; callbackId: string }
  | { type: 'configure'; groups: readonly AcdGroup[] }
  /** The link to the switch is lost: no offers until `resync`. */
  | { type: 'switch_lost' }
  /** It stays lost: agents leave distribution, and nothing is known of callers any more. */
  | { type: 'switch_away' }
  /** The switch has told after a `resync` which telephones are registered: their agents are back. */
  | { type: 'switch_back' }
  | {
      type: 'resync'
      callers: readonly FoundCaller[]
      /** Legs at extensions that belong to no distributed call. */
      otherLegs: readonly { extension: string; legUuid: string }[]
      /** Null when not known yet: what was known stays. */
      registered: readonly string[] | null
    }
  | { type: 'tick' }

/** Why a command was refused. `not_allowed`: the agent's state has no such step. */
export type Refusal =
  | 'not_allowed'
  | 'unknown_agent'
  | 'unknown_group'
  | 'invalid_extension'
  | 'extension_not_registered'
  | 'extension_in_use'
  | 'on_a_call'
  | 'switch_unreachable'

export type Decision =
  | {
      type: 'offer'
      callId: string
      callerUuid: string
      agentId: number
      extension: string
      agentLegUuid: string
      /** The extension is an outside number. */
      remote: boolean
    }
  /** The turn of somebody who is to be called back: ring the agent, then dial the customer. */
  | ({
      type: 'call_back'
      callId: string
      /** The number that he called, and will see. */
      serviceNumber: string
      agentId: number
      extension: string
      agentLegUuid: string
      remote: boolean
    } & CallbackOrder)
  /** `unreached`: the agent answered, the customer did not. `unknown`: the switch was out of sight. */
  | {
      type: 'callback_tried'
      callbackId: string
      callId: string
      result: 'reached' | 'unreached' | 'unknown'
    }
  /** Let the caller go, with the announcement for the reason. */
  | { type: 'send_away'; callerUuid: string; line: number; reason: 'full' | 'closed' }
  | {
      type: 'agent_changed'
      agentId: number
      from: AgentState
      to: AgentState
      reason: string | null
      at: number
    }
  /** End the ringing at the agent's telephone; the caller comes back by himself. */
  | { type: 'cancel_offer'; agentLegUuid: string }
  /** Ask the switch what became of this caller and leg, and answer with `offer_checked`. */
  | { type: 'check_offer'; callerUuid: string; agentLegUuid: string | null }
  | { type: 'refused'; agentId: number; refusal: Refusal; state: AgentState | null }

export interface DispatchSettings extends AgentRules {
  /** An offer that produced no event at all for so long is looked up in the switch. */
  offerGuardMs: number
  /** A caller whose own agent goes first waits so long for the word who that is. */
  lookUpMs: number
  /** A question put to a waiting caller takes no longer. */
  questionMs: number
  /** A ringing that is neither answered nor ended for so long is looked up (ring time and a margin). */
  ringGuardMs: number
}

export const DEFAULT_SETTINGS: DispatchSettings = {
  maxNoAnswer: 1,
  noAnswerDelayMs: 5_000,
  busyDelayMs: 10_000,
  rejectDelayMs: 10_000,
  offerGuardMs: 3_000,
  lookUpMs: 300,
  questionMs: 15_000,
  ringGuardMs: 30_000,
}

/** The whole state as plain data. */
export interface DispatchSnapshot {
  now: number
  connected: boolean
  groups: readonly AcdGroup[]
  agents: Agent[]
  callers: CallerSnapshot[]
  registered: string[]
  otherLegs: { extension: string; legUuid: string }[]
}
