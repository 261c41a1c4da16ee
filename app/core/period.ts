import { DateTime } from 'luxon'

/** The one business time zone: days start at 00:00 here, instants are stored in UTC. */
export const BUSINESS_ZONE = 'Asia/Shanghai'

export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** Half-open span of instants [from, to), both UTC. */
export type Period = { from: DateTime; to: DateTime }

/** Calendar date (yyyy-MM-dd) of an instant in the business zone. */
export function businessDay(at: DateTime): string {
  return at.setZone(BUSINESS_ZONE).toISODate()!
}

/** An instant as messages name it: month, day and minute in the business zone. */
export function readableInstant(at: Date): string {
  return DateTime.fromJSDate(at).setZone(BUSINESS_ZONE).toFormat('MM-dd HH:mm')
}

/** The instant as the name of a file ends with it, such as `20261201-1541`, in the business zone. */
export function fileStamp(at: DateTime): string {
  return at.setZone(BUSINESS_ZONE).toFormat('yyyyLLdd-HHmm')
}

/** The calendar date (yyyy-MM-dd) that a text names, or null when there is no such day. */
export function businessDate(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const at = DateTime.fromISO(text, { zone: BUSINESS_ZONE })
  return at.isValid ? at.toISODate() : null
}

/** The whole business day yyyy-MM-dd. Throws a RangeError when it is no date. */
export function dayPeriod(day: string): Period {
  return daysPeriod(day, day)
}

/** From the start of the first to the end of the last business day, both included. */
export function daysPeriod(first: string, last: string): Period {
  const from = DateTime.fromISO(first, { zone: BUSINESS_ZONE }).startOf('day')
  const to = DateTime.fromISO(last, { zone: BUSINESS_ZONE }).startOf('day').plus({ days: 1 })
  if (!from.isValid || !to.isValid) throw new RangeError(`not a calendar date: ${first} … ${last}`)
  return { from: from.toUTC(), to: to.toUTC() }
}

/** The day, ISO 8601 week, month, quarter or year that holds the business day yyyy-MM-dd. */
export function periodAround(day: string, unit: PeriodUnit): Period {
  const at = DateTime.fromISO(day, { zone: BUSINESS_ZONE })
  if (!at.isValid) throw new RangeError(`not a calendar date: ${day}`)
  const from = at.startOf(unit)
  return { from: from.toUTC(), to: from.plus({ [`${unit}s`]: 1 }).toUTC() }
}

/** The last `days` business days up to and including the one of `now`; 0 and 1 both mean today. */
export function recentDays(days: number, now: DateTime): Period {
  const today = now.setZone(BUSINESS_ZONE).startOf('day')
  const from = today.minus({ days: Math.max(0, days - 1) })
  return { from: from.toUTC(), to: today.plus({ days: 1 }).toUTC() }
}
