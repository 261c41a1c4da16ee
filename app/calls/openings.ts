import { type DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'
import type { Holiday, Hours, WeeklyRange } from '#app/pbx/part_rules'

/** Days ahead that are worked out: the plan is read anew long before they are over. */
const DAYS_AHEAD = 3

/**
 * When a time group is open, as spans of instants `[from, to)` in epoch milliseconds, from the business day of `at` on.
 * A holiday's hours replace those of its weekday.
 */
export function openingsOf(
  group: { ranges: readonly WeeklyRange[]; holidays: readonly Holiday[] },
  at: DateTime
): { from: number; to: number }[] {
  const first = at.setZone(BUSINESS_ZONE).startOf('day')
  const days = Array.from({ length: DAYS_AHEAD }, (_, ahead) => first.plus({ days: ahead }))
  return days.flatMap((day) => hoursOf(group, day).map((hours) => spanOf(day, hours)))
}

function hoursOf(
  { ranges, holidays }: { ranges: readonly WeeklyRange[]; holidays: readonly Holiday[] },
  day: DateTime
): readonly Hours[] {
  const date = day.toISODate()!
  const holiday = holidays.find(({ from, to }) => from <= date && date <= to)
  return holiday ? holiday.hours : ranges.filter(({ days }) => days.includes(day.weekday))
}

function spanOf(day: DateTime, { from, to }: Hours): { from: number; to: number } {
  const instant = (clock: string) => {
    const [hour, minute] = clock.split(':').map(Number)
    return day.plus({ hours: hour, minutes: minute }).toMillis()
  }
  return { from: instant(from), to: instant(to) }
}
