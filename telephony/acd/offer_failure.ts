import { TRUNK_FAILED } from '../calls/trunk_failed.ts'
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

/** Causes that say something of the trunk, not of the person called: the caller tries the next trunk by himself. */
const OF_THE_TRUNK: ReadonlySet<string> = new Set(TRUNK_FAILED)

export function blamesTrunk(cause: string): boolean {
  return OF_THE_TRUNK.has(cause)
}

/**
 * Reads the hang-up cause of an agent's leg, or the `cause` of `spotline::offer_failed`. A leg that
 * was answered and ended before its bridge (NORMAL_CLEARING) met a caller who had just left. `remote`: it went over a
 * trunk.
 */
export function failureOf(cause: string, remote: boolean): OfferFailure {
  // No trunk was free: it is nobody's fault, and no use to try again at once.
  if (remote && blamesTrunk(cause)) return 'busy'
  return FAILURES[cause] ?? 'no_answer'
}
