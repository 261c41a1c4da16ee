import { timeZoneName } from '../time_zone.ts'
import type { PlanHoliday, PlanHours, PlanTimeGroup } from '../plan/inbound.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import { when } from './model.ts'
import type { Condition } from './model.ts'

/**
 * The switch's clock as `2026-11-25 3 14:07` (day, ISO weekday, time) in the plan's time zone; hours
 * are regular expressions on it. The switch's own `wday` and `time-of-day` know no holidays.
 */
export function clockField(plan: SwitchPlan): string {
  return `\${strftime_tz(${timeZoneName(plan.node.timeZone)} %Y-%m-%d %u %H:%M)}`
}

/** Holds while the time group is open. A group that never is gives a condition that never holds. */
export function isOpen(plan: SwitchPlan, name: string): Condition {
  return when(clockField(plan), hoursExpression(timeGroup(plan, name)))
}

function timeGroup(plan: SwitchPlan, name: string): PlanTimeGroup {
  const found = plan.timeGroups.find((one) => one.name === name)
  if (!found) throw new RangeError(`There is no time group ${JSON.stringify(name)}`)
  return found
}

/** A regular expression that matches the clock's text while the group is open. */
export function hoursExpression(group: PlanTimeGroup): string {
  const days = group.holidays.flatMap((holiday) => daysOf(holiday))
  const special = group.holidays
    .filter((holiday) => holiday.hours.length > 0)
    .map((holiday) => `(?:${daysOf(holiday).join('|')}) [1-7] (?:${times(holiday.hours)})`)
  const usual = group.hours.map(
    (hours) => `${usualDay(days)} [${weekdays(hours)}] (?:${times([hours])})`
  )
  const choices = [...special, ...usual]
  return choices.length === 0 ? '^never$' : `^(?:${choices.join('|')})$`
}

function usualDay(holidays: readonly string[]): string {
  const day = String.raw`\d{4}-\d\d-\d\d`
  return holidays.length === 0 ? day : `(?!${holidays.join('|')})${day}`
}

const DAY = /^\d{4}-\d\d-\d\d$/
const LONGEST_HOLIDAY_DAYS = 62

function daysOf(holiday: PlanHoliday): string[] {
  const first = dayNumber(holiday.from)
  const last = dayNumber(holiday.to)
  if (last < first || last - first >= LONGEST_HOLIDAY_DAYS) {
    throw new RangeError(
      `A holiday lasts from 1 to ${LONGEST_HOLIDAY_DAYS} days, got ${holiday.from} to ${holiday.to}`
    )
  }
  return Array.from({ length: last - first + 1 }, (_, index) =>
    new Date((first + index) * 86_400_000).toISOString().slice(0, 10)
  )
}

function dayNumber(day: string): number {
  const time = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) {
    throw new RangeError(`No day: ${JSON.stringify(day)}`)
  }
  return time / 86_400_000
}

function weekdays({ weekdays: days }: PlanHours): string {
  const known = [...new Set(days)].sort()
  if (known.length === 0 || known.some((day) => !Number.isInteger(day) || day < 1 || day > 7)) {
    throw new RangeError(`Weekdays are 1 to 7, got ${JSON.stringify(days)}`)
  }
  return known.join('')
}

function times(hours: readonly { from: string; to: string }[]): string {
  return hours.map(({ from, to }) => range(minutes(from), minutes(to))).join('|')
}

const CLOCK = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/

/** Minutes since midnight; `24:00` is 1440. */
export function minutes(text: string): number {
  const match = CLOCK.exec(text)
  if (!match) throw new RangeError(`No time of day: ${JSON.stringify(text)}`)
  return match[1] === undefined ? 1440 : Number(match[1]) * 60 + Number(match[2])
}

/** The minutes from `from` up to `to`, which is not one of them. */
function range(from: number, to: number): string {
  if (to <= from) throw new RangeError('Hours end after they begin, on the same day')
  const parts: string[] = []
  for (let hour = Math.floor(from / 60); hour * 60 < to; hour++) {
    const first = Math.max(0, from - hour * 60)
    const last = Math.min(59, to - 1 - hour * 60)
    parts.push(`${two(hour)}:${minutesOfHour(first, last)}`)
  }
  return parts.join('|')
}

function minutesOfHour(first: number, last: number): string {
  if (first === 0 && last === 59) return String.raw`\d\d`
  const tens: string[] = []
  for (let ten = Math.floor(first / 10); ten <= Math.floor(last / 10); ten++) {
    const low = Math.max(first - ten * 10, 0)
    const high = Math.min(last - ten * 10, 9)
    tens.push(low === high ? `${ten}${low}` : `${ten}[${low}-${high}]`)
  }
  return tens.length === 1 ? tens[0]! : `(?:${tens.join('|')})`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
