import type { SuperviseMode } from '#telephony/esl/commands'
import type { NamedTarget } from '#app/calls/call_targets'

/** What an employee asks of the telephone on the desk. */
export type PhoneRequest =
  | { type: 'sign_in'; employeeId: number; extension: string }
  | AgentRequest
  | { type: 'set_acd'; employeeId: number; enabled: boolean }
  /** Rings the agent's telephone, then dials; refused unless the agent is free for it at that moment. */
  | {
      type: 'dial_reserved'
      employeeId: number
      callId: string
      /** Digits of the outside number. */
      number: string
      /** What the called party sees; null: as route, workstation or trunk say. */
      shownNumber: string | null
    }
  | { type: 'answer' | 'hang_up' | 'hold' | 'unhold' | 'mark'; employeeId: number }
  | CallRequest
  | SupervisionRequest

/** What is asked of the state of somebody who is signed in. */
export type AgentRequest =
  | { type: 'sign_out' | 'ready' | 'end_wrap_up'; employeeId: number }
  | { type: 'not_ready'; employeeId: number; reason: string }

/** What is asked of a call that runs, or for one that is to begin. */
export type CallRequest =
  | { type: 'mute' | 'unmute'; employeeId: number }
  | { type: 'complete_consult' | 'cancel_consult' | 'join_three'; employeeId: number }
  | { type: 'digits'; employeeId: number; digits: string }
  | { type: 'transfer'; employeeId: number; target: NamedTarget }
  | { type: 'consult' | 'add_third'; employeeId: number; extension: string }
  | { type: 'consult_outside'; employeeId: number; number: string }
  | {
      type: 'dial'
      employeeId: number
      /** Digits; a colleague's extension, or an outside number. */
      number: string
      outside: boolean
      /** What the called party sees. */
      shownNumber: string
      /** The trunks, in the order in which they are tried. */
      gateways: readonly string[]
    }

/** What somebody asks of another agent's telephone; `employeeId` is that agent. */
export type SupervisionRequest =
  | { type: 'supervise'; employeeId: number; supervisorId: number; mode: SuperviseMode }
  | { type: 'stop_supervising'; employeeId: number; supervisorId: number }
  | { type: 'kick'; employeeId: number }
  | { type: 'redirect'; employeeId: number; target: NamedTarget }

/**
 * Why it could not be done; `telephony_away` when no telephony process answered in time, `switch_away` when the switch of
 * the telephone is out of sight, `other_switch` when the two telephones are at different ones.
 */
export type PhoneRefusal =
  | 'not_allowed'
  | 'unknown_agent'
  | 'unknown_group'
  | 'invalid_extension'
  | 'extension_not_registered'
  | 'extension_in_use'
  | 'on_a_call'
  | 'no_call'
  | 'no_consult'
  | 'no_telephone'
  | 'own_telephone'
  | 'telephone_silent'
  | 'no_route'
  | 'switch_refused'
  | 'telephony_away'
  | 'switch_away'
  | 'other_switch'

export type PhoneReply = { ok: true } | { ok: false; refusal: PhoneRefusal }

/** A request on its way from a web process to the telephony process. Past `expiresAt` (epoch ms) it is dropped unread. */
export type PhoneEnvelope = {
  id: string
  replyTo: string
  expiresAt: number
  request: PhoneRequest
}

/** Redis list that the active telephony process takes requests from. */
export const PHONE_REQUESTS_KEY = 'spotline:phone:requests'

/** Redis hash: employee id → PhoneSnapshot as JSON. */
export const PHONES_KEY = 'spotline:phones'

/** Redis string: FloorSnapshot as JSON. */
export const FLOOR_KEY = 'spotline:floor'
