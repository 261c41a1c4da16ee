import { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'

/** Hour of the day (business zone) from which on a share of the country watches and calls. */
const VIEWERS: readonly (readonly [hour: number, share: number])[] = [
  [0, 0.35],
  [1, 0.2],
  [6, 0.35],
  [7, 0.7],
  [9, 1.0],
  [11.5, 1.2],
  [13.5, 1.0],
  [17, 0.9],
  [19, 1.6],
  [22.5, 1.1],
]

/** How many watch at this instant (ms since 1970); the average of the day between 07:00 and 24:00 is about 1. */
export function viewersAt(ms: number): number {
  const at = DateTime.fromMillis(ms, { zone: BUSINESS_ZONE })
  const hour = at.hour + at.minute / 60
  let share = VIEWERS[0][1]
  for (const [from, value] of VIEWERS) if (hour >= from) share = value
  return share
}

/** Calls a minute on one order-taking number that no spot explains; next to none outside 07:00–24:00. */
export function backgroundAt(ms: number): number {
  const hour = DateTime.fromMillis(ms, { zone: BUSINESS_ZONE }).hour
  return (hour >= 7 ? 0.0042 : 0.0004) * viewersAt(ms)
}
