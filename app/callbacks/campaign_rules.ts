import type { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'

export const CAMPAIGN_STATES = ['draft', 'running', 'paused', 'stopped', 'finished'] as const
export type CampaignState = (typeof CAMPAIGN_STATES)[number]

export const CONTACT_STATES = [
  'pending',
  'assigned',
  'dialling',
  'talking',
  'reached',
  'done',
  'unreached',
  'opted_out',
  'blocked',
  'stopped',
] as const
export type ContactState = (typeof CONTACT_STATES)[number]

/** How an attempt ended. */
export const ATTEMPT_OUTCOMES = [
  'answered',
  'busy',
  'no_answer',
  'invalid',
  'agent_away',
  'failed',
] as const
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number]

/** What a person may do with a campaign: the states that it may be done in, and where it leads. */
export const CAMPAIGN_STEPS = {
  start: { from: ['draft', 'paused'], to: 'running' },
  pause: { from: ['running'], to: 'paused' },
  stop: { from: ['draft', 'running', 'paused'], to: 'stopped' },
} as const satisfies Record<string, { from: readonly CampaignState[]; to: CampaignState }>
export type CampaignStep = keyof typeof CAMPAIGN_STEPS

export type Disposition = { name: string; effect: 'done' | 'again' | 'opt_out' }

export type DialRules = {
  maxAttempts: number
  retryMinutes: number
  retryByOutcome: Partial<Record<AttemptOutcome, number>>
}

/** The hours in which marketing calls are usual and tolerated (G22); nobody may set wider ones. */
export const EARLIEST_CALL = '09:00'
export const LATEST_CALL = '21:00'

/** Whether the clock of the business stands within [from, to). */
export function withinHours(from: string, to: string, now: DateTime): boolean {
  const time = now.setZone(BUSINESS_ZONE).toFormat('HH:mm')
  return from <= time && time < to
}

/** The moment itself when it is within hours, else when they begin next. */
export function nextWithinHours(from: string, to: string, at: DateTime): DateTime {
  if (withinHours(from, to, at)) return at
  const local = at.setZone(BUSINESS_ZONE)
  const [hour, minute] = from.split(':').map(Number)
  const today = local.set({ hour, minute, second: 0, millisecond: 0 })
  return (local < today ? today : today.plus({ days: 1 })).toUTC()
}

/** When to try again after an attempt without a conversation, in minutes; null: not any more. */
export function minutesToRetry(
  rules: DialRules,
  attempts: number,
  outcome: AttemptOutcome
): number | null {
  if (attempts >= rules.maxAttempts) return null
  const minutes = rules.retryByOutcome[outcome] ?? (outcome === 'invalid' ? 0 : rules.retryMinutes)
  return minutes === 0 ? null : minutes
}

/** What became of an outbound call, by its outcome and the switch's hang-up cause. */
export function outcomeOf(call: {
  outcome: string | null
  cause: string | null
  talked: boolean
}): AttemptOutcome {
  if (call.talked || call.outcome === 'answered') return 'answered'
  switch (call.cause) {
    case 'USER_BUSY':
      return 'busy'
    case 'NO_ANSWER':
    case 'NO_USER_RESPONSE':
    case 'ALLOTTED_TIMEOUT':
    case 'ORIGINATOR_CANCEL':
      return 'no_answer'
    case 'UNALLOCATED_NUMBER':
    case 'INVALID_NUMBER_FORMAT':
      return 'invalid'
    default:
      return 'failed'
  }
}
