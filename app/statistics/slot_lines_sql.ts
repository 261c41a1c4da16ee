import type { DateTime } from 'luxon'
import { BUSINESS_ZONE, type Period } from '#core/period'
import type { MediaType } from '#app/media/models/channel'
import { SUMS } from '#app/statistics/figures'
import { callSums, orderSums } from '#app/statistics/fact_sql'

/** What the slot report may be narrowed to. */
export type SlotFilters = {
  channelId?: number
  mediaType?: MediaType
  productCategoryId?: number
  productId?: number
  serviceNumberId?: number
}

export type SlotLinesInput = {
  period: Period
  filters: SlotFilters
  /** Placements that have not started by then are left out: their cost would stand without calls. */
  now: DateTime
  /** From this start on the facts are read, before it the roll-up; the beginning of today unless told. */
  factsFrom?: DateTime
}

export type NamedSql = { sql: string; bindings: Record<string, Date | string | number> }

const CONDITIONS: Record<keyof SlotFilters, string> = {
  channelId: 'p.channel_id = :channelId',
  mediaType: 'p.channel_id in (select id from channels where media_type = :mediaType)',
  productCategoryId:
    'p.product_id in (select id from products where product_category_id = :productCategoryId)',
  productId: 'p.product_id = :productId',
  serviceNumberId: 'p.service_number_id = :serviceNumberId',
}

const KEPT = SUMS.filter(({ fact }) => fact !== 'placement')

/**
 * A common table expression `line`: one row per started, not cancelled placement with `placement_id, channel_id,
 * product_id, service_number_id, starts_at` and every sum under its key. Past days come from the roll-up, today from
 * the facts themselves.
 */
export function slotLines(input: SlotLinesInput): NamedSql {
  const factsFrom = input.factsFrom ?? input.now.setZone(BUSINESS_ZONE).startOf('day')
  const chosen = (Object.keys(CONDITIONS) as (keyof SlotFilters)[]).filter(
    (key) => input.filters[key]
  )
  const scope = [
    `p.state = 'planned'`,
    'p.starts_at >= :from and p.starts_at < :to and p.starts_at <= :now',
    ...chosen.map((key) => CONDITIONS[key]),
  ].join(' and ')
  const recent = `${scope} and p.starts_at >= :factsFrom`
  const stored = KEPT.map(({ key, column }) => `coalesce(f.${column}, 0) as ${key}`).join(', ')
  const counted = KEPT.map(({ key, fact }) => `coalesce(${fact}.${key}, 0) as ${key}`).join(', ')
  const identity =
    'p.id as placement_id, p.channel_id, p.product_id, p.service_number_id, p.starts_at, p.cost_fen as cost'
  const sql = `with line as (
    select ${identity}, ${stored}
    from placements p
    left join placement_figures f on f.placement_id = p.id
    where ${scope} and p.starts_at < :factsFrom
    union all
    select ${identity}, ${counted}
    from placements p
    left join (${callSums(recent)}) calls on calls.placement_id = p.id
    left join (${orderSums(recent)}) orders on orders.placement_id = p.id
    where ${recent}
  )`
  return {
    sql,
    bindings: {
      from: input.period.from.toJSDate(),
      to: input.period.to.toJSDate(),
      now: input.now.toJSDate(),
      factsFrom: factsFrom.toJSDate(),
      ...Object.fromEntries(chosen.map((key) => [key, input.filters[key]!])),
    },
  }
}
