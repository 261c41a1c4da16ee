import type { PhoneSnapshot } from '~/composables/phone'

export type SupervisedAgent = {
  id: number
  name: string
  staffNo: string
  department: string
  phone: PhoneSnapshot
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
