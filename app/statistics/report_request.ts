import type { DateTime } from 'luxon'
import type { PeriodUnit } from '#core/period'
import { MEDIA_TYPES, type MediaType } from '#app/media/models/channel'
import { REPORT_FIGURES } from '#app/statistics/figures'
import {
  SLOT_GROUPS,
  SLOT_SORTS,
  type SlotGroup,
  type SlotSort,
} from '#app/statistics/queries/list_slot_figures'
import type { SlotFilters } from '#app/statistics/slot_lines_sql'
import { PERIOD_UNITS, numberedPeriod, periodNumberOf } from '#app/statistics/period_number'

/** The state of the slot report as it stands in the URL and as an export keeps it. */
export type ReportRequest = {
  unit: PeriodUnit
  year: number
  number: number
  group: SlotGroup
  sort: SlotSort
  descending: boolean
  page: number
  perPage: number
  filters: SlotFilters
}

const PER_PAGE = 50
const MOST_PER_PAGE = 200

/**
 * Understands the query of a URL: `?unit=week&year=2026&number=34&group=channel&channel=3&sort=-calls&page=2`. What
 * can't be right is left out; without a period it is today.
 */
export function readReportRequest(query: Record<string, unknown>, now: DateTime): ReportRequest {
  const unit = oneOf(PERIOD_UNITS, query.unit) ?? 'day'
  const current = periodNumberOf(now, unit)
  const asked = { unit, year: whole(query.year) ?? current.year, number: whole(query.number) ?? -1 }
  const period = numberedPeriod(asked) ? asked : current
  const group = oneOf(SLOT_GROUPS, query.group) ?? 'placement'
  const sortText = typeof query.sort === 'string' ? query.sort : ''
  const sort = oneOf(SLOT_SORTS, sortText.replace(/^-/, ''))
  return {
    unit,
    year: period.year,
    number: period.number,
    group,
    sort:
      sort ?? (group === 'hour' ? 'name' : group === 'placement' ? 'startsAt' : REPORT_FIGURES[0]),
    descending: sort ? sortText.startsWith('-') : group === 'channel' || group === 'product',
    page: whole(query.page) ?? 1,
    perPage: Math.min(whole(query.perPage) ?? PER_PAGE, MOST_PER_PAGE),
    filters: filtersOf(query),
  }
}

function filtersOf(query: Record<string, unknown>): SlotFilters {
  const filters: SlotFilters = {}
  const ids = {
    channelId: query.channel,
    productCategoryId: query.category,
    productId: query.product,
    serviceNumberId: query.serviceNumber,
  }
  for (const [key, value] of Object.entries(ids)) {
    const id = whole(value)
    if (id !== null) filters[key as keyof typeof ids] = id
  }
  const mediaType: MediaType | null = oneOf(MEDIA_TYPES, query.mediaType)
  if (mediaType) filters.mediaType = mediaType
  return filters
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown): T | null {
  return allowed.includes(value as T) ? (value as T) : null
}

function whole(value: unknown): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null
}
