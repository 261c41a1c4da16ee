import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { Period } from '#core/period'
import { defineList, type ListPage } from '#core/list_query'
import { MEDIA_TYPES, type MediaType } from '#app/media/models/channel'

/** Filters and sort orders of the media plan as they stand in the URL. */
export const placementList = defineList({
  sort: {
    startsAt: 'p.starts_at',
    channel: 'c.name',
    product: 'd.name',
    number: 's.number',
    seconds: 'p.duration_s',
    cost: 'p.cost_fen',
  },
  defaultSort: 'startsAt',
  tieBreaker: 'p.id',
  filters: {
    days: { rule: 'days', column: 'p.starts_at' },
    channel: { rule: 'ids', column: 'p.channel_id' },
    mediaType: { rule: 'set', column: 'c.media_type', values: MEDIA_TYPES },
    product: { rule: 'ids', column: 'p.product_id' },
    category: { rule: 'ids', column: 'd.product_category_id' },
    number: { rule: 'ids', column: 'p.service_number_id' },
    state: { rule: 'set', column: 'p.state', values: ['planned', 'cancelled'] },
  },
})

export type PlacementListState = ReturnType<typeof placementList.read>

export type PlacementLine = {
  id: number
  channelId: number
  channel: string
  mediaType: MediaType
  productId: number
  product: string
  shortCode: string
  serviceNumberId: number
  number: string
  startsAt: Date
  seconds: number
  costFen: number
  state: 'planned' | 'cancelled'
  version: number
}

export type PlacementTotals = { seconds: number; costFen: number }

/** The media plan: filtered, sorted, one page, with seconds and cost of all that matches. */
export class ListPlacements {
  async handle(state: PlacementListState): Promise<ListPage<PlacementLine, PlacementTotals>> {
    const list = await placementList.rows<PlacementLine, PlacementTotals>(
      selectPlacements(),
      state,
      async (filtered) => {
        const [sums] = await filtered.select(
          db.raw('coalesce(sum(p.duration_s), 0) as seconds, coalesce(sum(p.cost_fen), 0) as cost')
        )
        const { seconds, cost } = sums as { seconds: string; cost: string }
        return { seconds: Number(seconds), costFen: Number(cost) }
      }
    )
    return { ...list, rows: list.rows.map(lineOf) }
  }
}

/** Most placements that a calendar draws. */
const CALENDAR_ROWS = 3000

/** Every planned placement that starts in the span, by channel and start. */
export class PlacementCalendar {
  async handle({ from, to }: Period): Promise<PlacementLine[]> {
    const rows = await selectPlacements()
      .where('p.state', 'planned')
      .where('p.starts_at', '>=', from.toJSDate())
      .where('p.starts_at', '<', to.toJSDate())
      .orderBy([{ column: 'c.name' }, { column: 'p.starts_at' }, { column: 'p.id' }])
      .limit(CALENDAR_ROWS)
    return rows.map((row) => lineOf(row as PlacementLine))
  }
}

/** One placement, cancelled or not; null when there is none. */
export class FindPlacement {
  async handle(placementId: number): Promise<PlacementLine | null> {
    const row = await selectPlacements().where('p.id', placementId).first()
    return row ? lineOf(row as PlacementLine) : null
  }
}

function selectPlacements(): DatabaseQueryBuilderContract<unknown> {
  return db
    .from('placements as p')
    .join('channels as c', 'c.id', 'p.channel_id')
    .join('products as d', 'd.id', 'p.product_id')
    .join('service_numbers as s', 's.id', 'p.service_number_id')
    .select(
      'p.id',
      'p.channel_id as channelId',
      'c.name as channel',
      'c.media_type as mediaType',
      'p.product_id as productId',
      'd.name as product',
      'd.short_code as shortCode',
      'p.service_number_id as serviceNumberId',
      's.number',
      'p.starts_at as startsAt',
      'p.duration_s as seconds',
      'p.cost_fen as costFen',
      'p.state',
      'p.version'
    )
}

function lineOf(row: PlacementLine): PlacementLine {
  return { ...row, costFen: Number(row.costFen) }
}
