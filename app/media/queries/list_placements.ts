import db from '@adonisjs/lucid/services/db'
import type { Period } from '#core/period'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { MediaType } from '#app/media/models/channel'

export type PlacementFilters = {
  channelId?: number
  mediaType?: MediaType
  productId?: number
  productCategoryId?: number
  serviceNumberId?: number
  /** Shows cancelled ones instead of planned ones. */
  cancelled?: boolean
  /** Instants between which a placement starts. */
  period?: Period
}

export const PLACEMENT_SORTS = [
  'startsAt',
  'channel',
  'product',
  'number',
  'seconds',
  'cost',
] as const

export type PlacementSort = (typeof PLACEMENT_SORTS)[number]

export type ListPlacementsInput = {
  filters: PlacementFilters
  sort: PlacementSort
  descending: boolean
  page: number
  perPage: number
}

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

export type PlacementList = {
  rows: PlacementLine[]
  total: number
  /** Over everything that the filters match, not only this page. */
  totals: { seconds: number; costFen: number }
}

const SORT_COLUMNS: Record<PlacementSort, string> = {
  startsAt: 'p.starts_at',
  channel: 'c.name',
  product: 'd.name',
  number: 's.number',
  seconds: 'p.duration_s',
  cost: 'p.cost_fen',
}

/** The media plan: filtered, sorted, one page, with the sums of all that matches. */
export class ListPlacements {
  async handle(input: ListPlacementsInput): Promise<PlacementList> {
    const matching = this.#matching(input.filters)
    const [sums] = await matching
      .clone()
      .select(
        db.raw(
          'count(*) as total, coalesce(sum(p.duration_s), 0) as seconds, coalesce(sum(p.cost_fen), 0) as cost'
        )
      )
    const rows = await this.#columns(matching)
      .orderBy([
        { column: SORT_COLUMNS[input.sort], order: input.descending ? 'desc' : 'asc' },
        { column: 'p.id', order: input.descending ? 'desc' : 'asc' },
      ])
      .offset((input.page - 1) * input.perPage)
      .limit(input.perPage)
    return {
      rows: rows.map((row) => lineOf(row as PlacementLine)),
      total: Number(sums.total),
      totals: { seconds: Number(sums.seconds), costFen: Number(sums.cost) },
    }
  }

  /** Everything of a span, by channel and start: the calendar. */
  async calendar(filters: PlacementFilters, limit = 3000): Promise<PlacementLine[]> {
    const rows = await this.#columns(this.#matching(filters))
      .orderBy([{ column: 'c.name' }, { column: 'p.starts_at' }, { column: 'p.id' }])
      .limit(limit)
    return rows.map((row) => lineOf(row as PlacementLine))
  }

  /** One placement, cancelled or not. */
  async one(placementId: number): Promise<PlacementLine | null> {
    const row = await this.#columns(this.#tables().where('p.id', placementId)).first()
    return row ? lineOf(row as PlacementLine) : null
  }

  #tables() {
    return db
      .from('placements as p')
      .join('channels as c', 'c.id', 'p.channel_id')
      .join('products as d', 'd.id', 'p.product_id')
      .join('service_numbers as s', 's.id', 'p.service_number_id')
  }

  #matching(filters: PlacementFilters) {
    const query = this.#tables().where('p.state', filters.cancelled ? 'cancelled' : 'planned')
    if (filters.channelId) void query.where('p.channel_id', filters.channelId)
    if (filters.mediaType) void query.where('c.media_type', filters.mediaType)
    if (filters.productId) void query.where('p.product_id', filters.productId)
    if (filters.productCategoryId)
      void query.where('d.product_category_id', filters.productCategoryId)
    if (filters.serviceNumberId) void query.where('p.service_number_id', filters.serviceNumberId)
    if (filters.period) {
      const { from, to } = filters.period
      void query
        .where('p.starts_at', '>=', from.toJSDate())
        .where('p.starts_at', '<', to.toJSDate())
    }
    return query
  }

  #columns(query: DatabaseQueryBuilderContract) {
    return query.select(
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
}

function lineOf(row: PlacementLine): PlacementLine {
  return { ...row, costFen: Number(row.costFen) }
}
