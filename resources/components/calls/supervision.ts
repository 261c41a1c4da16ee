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

/** Who waits, as the telephony process tells it twice a second. */
export type Floor = {
  at: string
  waiting: number
  longestWaitSeconds: number
  callers: { callId: string; group: number; number: string; waitingSince: string }[]
  groups: { group: number; waiting: number; longestWaitSeconds: number }[]
}

export type Supervision = { agents: SupervisedAgent[]; floor: Floor | null }

/** Not ready for longer than the reason allows; true the second it is, without a word from the server. */
export function isOverLimit({ phone, limitMinutes }: SupervisedAgent): boolean {
  return limitMinutes !== null && secondsSince(phone.since) > limitMinutes * 60
}
