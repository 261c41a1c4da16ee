import { DateTime } from 'luxon'
import type { FilterValue } from '#core/list_query'
import { businessDay, recentDays } from '#core/period'
import { setting } from '#app/organisation/settings'

export type DayRange = { from: string; to: string }

/** The business days that a list searches: those of its filter when both ends are given, else the recent ones (setting `browse_days`). */
export async function browseRange(days: FilterValue | undefined): Promise<DayRange> {
  return wholeRange(days) ?? (await recentRange())
}

function wholeRange(days: FilterValue | undefined): DayRange | null {
  if (typeof days !== 'object' || Array.isArray(days)) return null
  const { from, to } = days
  return typeof from === 'string' && typeof to === 'string' ? { from, to } : null
}

async function recentRange(): Promise<DayRange> {
  const { from, to } = recentDays(await setting('browse_days'), DateTime.utc())
  return { from: businessDay(from), to: businessDay(to.minus({ days: 1 })) }
}
