/**
 * The state of a list as it stands in the URL, read and applied in one place.
 *
 *     const list = defineList({
 *       sort: { created: 'orders.created_at', number: 'orders.order_no' },
 *       defaultSort: '-created',
 *       tieBreaker: 'orders.id',
 *       filters: {
 *         number: { rule: 'prefix', column: 'orders.order_no' },
 *         status: { rule: 'set', column: 'orders.status', values: ORDER_STATUSES },
 *         created: { rule: 'days', column: 'orders.created_at' },
 *         total: { rule: 'range', column: 'orders.total_fen' },
 *         customer: { rule: 'contains', column: 'customers.name' },
 *       },
 *     })
 *     const state = list.read(request.qs())
 *     const { rows, total } = await list.rows(db.from('orders').select(…), state)
 *
 * `?number=0709&status=draft,confirmed&created=2026-07-01..2026-07-09&sort=-created&page=2&perPage=100`. Everything in
 * the URL is somebody's typing: what can't be right is left out, never an error, and `state` says what was understood.
 */
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { type Filter, type FilterValue, applyFilter, readFilter } from '#core/list_filters'

export type { Filter, FilterValue } from '#core/list_filters'

export const MOST_ROWS_PER_PAGE = 200
const DEFAULT_ROWS_PER_PAGE = 50

/** Rows that a reader can page to; deeper pages would only burn the database. */
const DEEPEST_ROW = 100_000

export type ListState<F extends string = string, S extends string = string> = {
  page: number
  perPage: number
  sort: { by: S; descending: boolean }
  /** The filters that were given and understood. */
  filters: Partial<Record<F, FilterValue>>
}

export type ListDefinition<F extends string, S extends string> = {
  /** Name in the URL → column to sort by. */
  sort: Record<S, string>
  /** Such as `created`, or `-created` for descending. */
  defaultSort: NoInfer<S | `-${S}`>
  /** Unique column that settles the order of equal rows, so that no row is on two pages. */
  tieBreaker: string
  filters: Record<F, Filter>
  perPage?: number
}

export type ListPage<Row, Totals = undefined> = {
  rows: Row[]
  /** Rows in all, on every page. */
  total: number
  page: number
  perPage: number
  totals: Totals
}

export class ListQuery<F extends string, S extends string> {
  readonly #definition: ListDefinition<F, S>

  constructor(definition: ListDefinition<F, S>) {
    this.#definition = definition
  }

  /** Understands the query of a URL. */
  read(query: Record<string, unknown>): ListState<F, S> {
    const perPage = wholeNumber(query.perPage) ?? this.#definition.perPage ?? DEFAULT_ROWS_PER_PAGE
    const capped = Math.min(perPage, MOST_ROWS_PER_PAGE)
    const deepest = Math.max(1, Math.floor(DEEPEST_ROW / capped))
    const filters: Partial<Record<F, FilterValue>> = {}
    for (const name of Object.keys(this.#definition.filters) as F[]) {
      const value = readFilter(this.#definition.filters[name], query[name])
      if (value !== null) filters[name] = value
    }
    return {
      page: Math.min(wholeNumber(query.page) ?? 1, deepest),
      perPage: capped,
      sort: this.#readSort(query.sort) ?? this.#readSort(this.#definition.defaultSort)!,
      filters,
    }
  }

  /** Adds the filters to a query; the export of a list uses it without the paging. */
  filter<Q extends DatabaseQueryBuilderContract<unknown>>(query: Q, state: ListState<F, S>): Q {
    for (const name of Object.keys(state.filters) as F[]) {
      applyFilter(query, this.#definition.filters[name], state.filters[name]!)
    }
    return query
  }

  /** Adds the order of the rows. */
  order<Q extends DatabaseQueryBuilderContract<unknown>>(query: Q, { sort }: ListState<F, S>): Q {
    const direction = sort.descending ? 'desc' : 'asc'
    const column = this.#definition.sort[sort.by]
    query.orderBy(column, direction)
    if (column !== this.#definition.tieBreaker)
      query.orderBy(this.#definition.tieBreaker, direction)
    return query
  }

  /**
   * One page of the list. `query` selects and joins; filters, order and paging are added here. With `totals`, sums over
   * all filtered rows come along: it gets the filtered query without its columns and adds aggregates to it.
   */
  async rows<Row, Totals = undefined>(
    query: DatabaseQueryBuilderContract<unknown>,
    state: ListState<F, S>,
    totals?: (filtered: DatabaseQueryBuilderContract<unknown>) => Promise<Totals>
  ): Promise<ListPage<Row, Totals>> {
    const filtered = this.filter(query, state)
    const counting = filtered.clone().clearSelect().clearOrder()
    const grouped = counting.knexQuery.toSQL().sql.includes(' group by ')
    const total = grouped
      ? await counting.select(this.#definition.tieBreaker).then((groups) => groups.length)
      : await counting.count('* as count').then(([row]) => Number((row as { count: number }).count))
    const summed = totals ? await totals(filtered.clone().clearSelect().clearOrder()) : undefined
    const page = Math.min(state.page, Math.max(1, Math.ceil(total / state.perPage)))
    const rows = await this.order(filtered, state)
      .limit(state.perPage)
      .offset((page - 1) * state.perPage)
    return { rows: rows as Row[], total, page, perPage: state.perPage, totals: summed as Totals }
  }

  #readSort(value: unknown): { by: S; descending: boolean } | null {
    if (typeof value !== 'string') return null
    const descending = value.startsWith('-')
    const by = descending ? value.slice(1) : value
    return Object.hasOwn(this.#definition.sort, by) ? { by: by as S, descending } : null
  }
}

export function defineList<F extends string, S extends string>(
  definition: ListDefinition<F, S>
): ListQuery<F, S> {
  return new ListQuery(definition)
}

function wholeNumber(value: unknown): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null
}
