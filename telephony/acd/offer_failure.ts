import type { OfferFailure } from './agent.ts'

/** What the hang-up cause of an offer says about the agent. What is not listed is a missed offer. */
const FAILURES: Readonly<Record<string, OfferFailure>> = {
  USER_BUSY: 'busy',
  CALL_REJECTED: 'rejected',
  USER_NOT_REGISTERED: 'device',
  SUBSCRIBER_ABSENT: 'device',
  ORIGINATOR_CANCEL: 'cancelled',
  LOSE_RACE: 'cancelled',
  NORMAL_CLEARING: 'cancelled',
  MANAGER_REQUEST: 'cancelled',
  SYSTEM_SHUTDOWN: 'cancelled',
}

/**
 * Reads the hang-up cause of an agent's leg, or the `cause` of `spotline::offer_failed`. A leg that
 * was answered and ended before its bridge (NORMAL_CLEARING) met a caller who had just left.
 */
export function failureOf(cause: string): OfferFailure {
  return FAILURES[cause] ?? 'no_answer'
}
