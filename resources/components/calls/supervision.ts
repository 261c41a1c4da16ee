import { secondsSince } from '~/composables/now'
import type { PhoneSnapshot } from '~/composables/phone'

export type SupervisedAgent = {
  id: number
  name: string
  staffNo: string
  department: string
  phone: PhoneSnapshot
  /** Of the reason for being not ready; null where there is no limit. */
  limitMinutes: number | null
  forwards: { kind: 'always' | 'no_answer' | 'busy'; number: string }[]
}

/** Whether the telephony process reaches a switch, and since when. */
export type SwitchLink = { name: string; up: boolean; since: string }

/** Who waits in the lines that the own agents serve. */
export type Floor = {
  at: string
  waiting: number
  longestWaitSeconds: number
  callers: { callId: string; group: number; number: string; waitingSince: string }[]
  groups: { group: number; waiting: number; longestWaitSeconds: number }[]
  switches: SwitchLink[]
}

export type Supervision = { agents: SupervisedAgent[]; floor: Floor | null }

/** Not ready for longer than the reason allows; true the second it is, without a word from the server. */
export function isOverLimit({ phone, limitMinutes }: SupervisedAgent): boolean {
  return limitMinutes !== null && secondsSince(phone.since) > limitMinutes * 60
}
