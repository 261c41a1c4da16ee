import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { escapeLike } from '#core/list_filters'
import { defineList } from '#core/list_query'
import { parsePhone } from '#core/phone'
import { ORDER_STATUSES } from '#app/orders/order_states'

type Query = DatabaseQueryBuilderContract<unknown>

const anyText = (text: string) => text || null
const anyIds = (text: string) => (/^\d+(?:,\d+)*$/.test(text) ? text : null)

function hasWaybill(query: Query, waybillNo: string) {
  query.whereExists((shipments) => {
    shipments
      .from('shipments')
      .whereColumn('shipments.order_id', 'orders.id')
      .where('shipments.waybill_no', waybillNo)
  })
}

function hasPhone(query: Query, typed: string) {
  const number = parsePhone(typed)?.number ?? typed
  query.where((either) => {
    either.where('orders.receiver_phone', number).orWhere('orders.receiver_phone2', number)
  })
}

/** Past logistics confirmation: a cancelled order counts only if it ever was confirmed. */
function wasConfirmed(query: Query, answer: string) {
  const confirmed = `(orders.status NOT IN ('draft', 'revoked', 'cancelled')
    OR (orders.status = 'cancelled' AND orders.confirmed_at IS NOT NULL))`
  query.whereRaw(answer === 'yes' ? confirmed : `NOT ${confirmed}`)
}

/** The rules of O22, exact to the letter: what is prefix, what is whole value, what is contained. */
export const orderList = defineList({
  sort: {
    number: 'orders.order_no',
    status: 'orders.status',
    created: 'orders.created_at',
    customer: 'orders.receiver_name',
    total: 'orders.total_fen',
    placement: 'orders.placement_id',
  },
  defaultSort: '-created',
  tieBreaker: 'orders.id',
  perPage: 100,
  filters: {
    created: { rule: 'days', column: 'orders.created_at' },
    status: { rule: 'set', column: 'orders.status', values: ORDER_STATUSES },
    placement: { rule: 'ids', column: 'orders.placement_id' },
    delivery: { rule: 'ids', column: 'orders.delivery_method_id' },
    employee: { rule: 'ids', column: 'orders.employee_id' },
    payment: { rule: 'set', column: 'orders.payment_mode', values: ['cod', 'prepaid'] },
    paid: {
      rule: 'set',
      column: 'orders.payment_state',
      values: ['unpaid', 'partial', 'paid', 'refunding', 'refunded'],
    },
    hold: { rule: 'flag', column: 'orders.stock_hold' },
    trial: { rule: 'flag', column: 'orders.is_trial' },
    number: { rule: 'prefix', column: 'orders.order_no' },
    customerNo: { rule: 'prefix', column: 'customer.customer_no' },
    name: { rule: 'exact', column: 'orders.receiver_name' },
    remark: { rule: 'contains', column: 'orders.remark' },
    total: { rule: 'range', column: 'orders.total_fen' },
    waybill: { rule: 'custom', read: anyText, apply: hasWaybill },
    phone: { rule: 'custom', read: anyText, apply: hasPhone },
    confirmation: {
      rule: 'custom',
      read: (text) => (text === 'yes' || text === 'no' ? text : null),
      apply: wasConfirmed,
    },
    product: {
      rule: 'custom',
      read: anyIds,
      apply: (query, ids) => {
        query.whereExists((lines) => {
          lines
            .from('order_lines')
            .whereColumn('order_lines.order_id', 'orders.id')
            .whereIn('order_lines.product_id', ids.split(',').map(Number))
        })
      },
    },
    region: {
      rule: 'custom',
      read: anyIds,
      apply: (query, ids) => {
        const list = ids.split(',').map(Number)
        query.whereExists((regions) => {
          regions
            .from('regions as place')
            .leftJoin('regions as around', 'around.id', 'place.parent_id')
            .whereColumn('place.id', 'orders.region_id')
            .where((either) => {
              either
                .whereIn('place.id', list)
                .orWhereIn('around.id', list)
                .orWhereIn('around.parent_id', list)
            })
        })
      },
    },
    // One field for what an agent has at hand: order or waybill number, name, telephone.
    q: {
      rule: 'custom',
      read: anyText,
      apply: (query, text) => {
        query.where((either) => {
          either.where('orders.order_no', 'like', `${escapeLike(text)}%`)
          either.orWhere('orders.receiver_name', text)
          either.orWhere((phone) => hasPhone(phone as Query, text))
          either.orWhere((waybill) => hasWaybill(waybill as Query, text))
        })
      },
    },
  },
})
