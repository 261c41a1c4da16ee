import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { escapeLike } from '#core/list_filters'
import { defineList } from '#core/list_query'
import { parsePhone } from '#core/phone'
import { SENT_STATUSES } from '#app/orders/order_states'

/** Whole days since confirmation in the business zone; `?` is today's date. */
export const DAYS_OUT = `DATEDIFF(?, DATE(CONVERT_TZ(o.confirmed_at, '+00:00', '+08:00')))`

/** Spans of days that the back-log is told in, both ends included; the last one is open. */
export const AGE_SPANS = ['0', '1', '2', '3', '4-5', '6-9', '10'] as const

export type AgeSpan = (typeof AGE_SPANS)[number]

/** Age counted in `age_days` by the query that the list is applied to. */
export function spanEnds(span: AgeSpan): { from: number; to: number | null } {
  const [from, to] = span.split('-').map(Number)
  return { from, to: to ?? (span === '10' ? null : from) }
}

type Query = DatabaseQueryBuilderContract<unknown>

function anything(query: Query, text: string) {
  const pattern = `${escapeLike(text)}%`
  const phone = parsePhone(text)?.number ?? text
  query.where((either) => {
    either
      .where('o.order_no', 'like', pattern)
      .orWhere('s.waybill_no', 'like', pattern)
      .orWhere('o.receiver_name', 'like', pattern)
      .orWhere('o.receiver_phone', phone)
      .orWhere('o.receiver_phone2', phone)
  })
}

/** The outbound list (出库目录): orders of the warehouse, searched by any column (L01, L07). */
export const outboundList = defineList({
  sort: {
    orderNo: 'o.order_no',
    confirmedAt: 'o.confirmed_at',
    status: 'o.status',
    name: 'o.receiver_name',
    region: 'o.city',
    totalFen: 'o.total_fen',
    waybillNo: 's.waybill_no',
    method: 'm.position',
  },
  defaultSort: 'confirmedAt',
  tieBreaker: 'o.id',
  perPage: 100,
  filters: {
    status: { rule: 'set', column: 'o.status', values: SENT_STATUSES },
    method: { rule: 'ids', column: 'o.delivery_method_id' },
    confirmed: { rule: 'days', column: 'o.confirmed_at' },
    number: { rule: 'prefix', column: 'o.order_no' },
    waybill: { rule: 'prefix', column: 's.waybill_no' },
    name: { rule: 'contains', column: 'o.receiver_name' },
    address: { rule: 'contains', column: ['o.province', 'o.city', 'o.district', 'o.address'] },
    request: { rule: 'contains', column: 'o.delivery_instructions' },
    total: { rule: 'range', column: 'o.total_fen' },
    payment: { rule: 'set', column: 'o.payment_mode', values: ['cod', 'prepaid'] },
    hold: { rule: 'flag', column: 'o.stock_hold' },
    product: {
      rule: 'custom',
      read: (text) => text,
      apply: (query, text) => {
        query.whereExists((lines) => {
          lines
            .from('order_lines')
            .whereColumn('order_lines.order_id', 'o.id')
            .where('order_lines.product_name', 'like', `%${escapeLike(text)}%`)
        })
      },
    },
    q: { rule: 'custom', read: (text) => text, apply: anything },
  },
})
