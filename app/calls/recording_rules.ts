import { createHash } from 'node:crypto'

export const RULE_DIRECTIONS = ['inbound', 'outbound', 'internal'] as const
export type RuleDirection = (typeof RULE_DIRECTIONS)[number]

/** Of a direction, or of one ACD group's calls of that direction: how many in a hundred calls are recorded. */
export type RecordingRule = { direction: RuleDirection; acdGroupId: number | null; percent: number }

/** What is recorded until the company says otherwise. */
export const DEFAULT_PERCENT: Record<RuleDirection, number> = {
  inbound: 100,
  outbound: 100,
  internal: 0,
}

/** The rules with what they need to be asked in the middle of a call. */
export type RecordingRules = {
  /** By `<direction>/<group's number>`, and by direction alone. */
  percents: ReadonlyMap<string, number>
  unrecorded: ReadonlySet<number>
}

/**
 * Whether a call with this agent is recorded. Which calls belong to the hundred follows from the call's id: a transfer
 * to a colleague does not throw the dice again.
 */
export function isRecorded(
  rules: RecordingRules,
  call: { callId: string; direction: RuleDirection; group: number | null; employeeId: number }
): boolean {
  if (rules.unrecorded.has(call.employeeId)) return false
  const percent =
    rules.percents.get(`${call.direction}/${call.group}`) ??
    rules.percents.get(call.direction) ??
    DEFAULT_PERCENT[call.direction]
  return shareOf(call.callId) < percent
}

/** 0 to 99, evenly over call ids. */
function shareOf(callId: string): number {
  return createHash('sha256').update(callId).digest().readUInt32BE(0) % 100
}
