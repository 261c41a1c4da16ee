import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { escapeLike } from '#core/list_filters'
import { defineList } from '#core/list_query'
import { SENT_STATUSES, ORDER_STATUSES } from '#app/orders/order_states'

export const SALES_LISTS = ['outbound', 'media', 'detail'] as const

export type SalesList = (typeof SALES_LISTS)[number]

type Query = DatabaseQueryBuilderContract<unknown>

/** Stands for orders without a placement among the channels of a filter. */
export const BACKGROUND = '0'

const CHANNELS = /^\d{1,9}(?:,\d{1,9}){0,99}$/

function creditedTo(query: Query, text: string) {
  const channels = text.split(',').filter((channel) => channel !== BACKGROUND)
  query.where((either) => {
    either.whereIn('p.channel_id', channels.map(Number))
    if (text.split(',').includes(BACKGROUND)) either.orWhereNull('o.placement_id')
  })
}

function takenBy(query: Query, text: string) {
  query.where((either) => {
    either.where('taker.name', 'like', `${escapeLike(text)}%`).orWhere('taker.staff_no', text)
  })
}

function anything(query: Query, text: string) {
  const pattern = `${escapeLike(text)}%`
  query.where((either) => {
    either.where('o.order_no', 'like', pattern).orWhere('o.receiver_name', 'like', pattern)
  })
}

const anyText = (text: string) => text || null

const sort = {
  orderNo: 'o.order_no',
  status: 'o.status',
  source: 'channel.name',
  department: 'd.name',
  taker: 'taker.name',
  method: 'm.name',
  name: 'o.receiver_name',
  amountFen: 'amount_fen',
}

const filters = {
  department: { rule: 'ids', column: 'o.department_id' },
  method: { rule: 'ids', column: 'o.delivery_method_id' },
  channel: {
    rule: 'custom',
    read: (text: string) => (CHANNELS.test(text) ? text : null),
    apply: creditedTo,
  },
  taker: { rule: 'custom', read: anyText, apply: takenBy },
  q: { rule: 'custom', read: anyText, apply: anything },
} as const

const taken = {
  ...filters,
  days: { rule: 'days', column: 'o.created_at' },
  status: {
    rule: 'set',
    column: 'o.status',
    values: ORDER_STATUSES.filter((status) => status !== 'cancelled' && status !== 'revoked'),
  },
} as const

/** How each sales list is filtered and sorted: `o` are orders, `l` their lines, `p` placements. */
export const SALES_QUERIES = {
  outbound: defineList({
    sort: { ...sort, at: 'o.confirmed_at' },
    defaultSort: 'at',
    tieBreaker: 'o.id',
    perPage: 100,
    filters: {
      ...filters,
      days: { rule: 'days', column: 'o.confirmed_at' },
      status: { rule: 'set', column: 'o.status', values: SENT_STATUSES },
    },
  }),
  media: defineList({
    sort: { ...sort, at: 'o.created_at' },
    defaultSort: 'at',
    tieBreaker: 'o.id',
    perPage: 100,
    filters: taken,
  }),
  detail: defineList({
    sort: { ...sort, at: 'o.created_at' },
    defaultSort: 'at',
    tieBreaker: 'l.id',
    perPage: 100,
    filters: taken,
  }),
}
