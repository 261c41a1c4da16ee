import { DateTime } from 'luxon'
import { BUSINESS_ZONE, periodAround, type Period, type PeriodUnit } from '#core/period'

export const PERIOD_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const

/** A period as the trade names it: unit, year and number within the year (week 34 of 2026; of a year: 1). */
export type NumberedPeriod = { unit: PeriodUnit; year: number; number: number }

/** How many periods of the unit the year holds. Weeks are ISO 8601: 52 or 53, and belong to their week year. */
export function periodsIn(unit: PeriodUnit, year: number): number {
  const at = DateTime.fromObject({ year, month: 7 }, { zone: BUSINESS_ZONE })
  return { day: at.daysInYear, week: at.weeksInWeekYear, month: 12, quarter: 4, year: 1 }[unit]
}

/** The span of a numbered period, or null when the year has no such number. */
export function numberedPeriod({ unit, year, number }: NumberedPeriod): Period | null {
  if (!Number.isInteger(year) || year < 2000 || year > 2100) return null
  if (!Number.isInteger(number) || number < 1 || number > periodsIn(unit, year)) return null
  return periodAround(firstDay({ unit, year, number }).toISODate()!, unit)
}

/** Year and number of the period that holds the instant. */
export function periodNumberOf(at: DateTime, unit: PeriodUnit): NumberedPeriod {
  const local = at.setZone(BUSINESS_ZONE)
  const number = {
    day: local.ordinal,
    week: local.weekNumber,
    month: local.month,
    quarter: local.quarter,
    year: 1,
  }[unit]
  return { unit, year: unit === 'week' ? local.weekYear : local.year, number }
}

function firstDay({ unit, year, number }: NumberedPeriod): DateTime {
  const zone = { zone: BUSINESS_ZONE }
  switch (unit) {
    case 'day':
      return DateTime.fromObject({ year, ordinal: number }, zone)
    case 'week':
      return DateTime.fromObject({ weekYear: year, weekNumber: number, weekday: 1 }, zone)
    case 'month':
      return DateTime.fromObject({ year, month: number }, zone)
    case 'quarter':
      return DateTime.fromObject({ year, month: number * 3 - 2 }, zone)
    case 'year':
      return DateTime.fromObject({ year }, zone)
  }
}
