import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { businessDay } from '#core/period'
import { setting } from '#app/organisation/settings'
import { BACKLOG_STATUSES } from '#app/logistics/queries/list_outbound'
import { AGE_SPANS, type AgeSpan, DAYS_OUT, spanEnds } from '#app/logistics/queries/outbound_list'
import { printObstacle } from '#app/logistics/queries/printable_orders'
import { isWaybillTemplate } from '#app/logistics/templates/catalogue'

export type MethodSummary = {
  id: number
  code: string
  name: string
  /** Null when the method has no print form, so that nothing of it can be printed. */
  template: string | null
  /** Orders that can be printed now. */
  printable: number
  oldest: string | null
  stockHolds: number
  unpaid: number
  inReview: number
  /** Waybill numbers that are left. */
  numbersLeft: number
  /** Fewer than the setting wants, or than there is to print. */
  numbersLow: boolean
}

export type BacklogAge = {
  span: AgeSpan
  confirmed: number
  printed: number
  inTransit: number
}

export type OutboundSummaryResult = {
  methods: MethodSummary[]
  backlog: BacklogAge[]
  /** Cash on delivery that is out with parcels. */
  codOutFen: number
}

/** What the warehouse's home shows above the list: to print per delivery method, and the back-log by age. */
export class OutboundSummary {
  async handle(): Promise<OutboundSummaryResult> {
    const [methods, backlog, cod] = await Promise.all([
      this.#methods(),
      this.#backlog(),
      db
        .from('orders')
        .where({ status: 'in_transit', payment_mode: 'cod' })
        .sum('total_fen as fen'),
    ])
    return { methods, backlog, codOutFen: Number(cod[0].fen ?? 0) }
  }

  async #methods(): Promise<MethodSummary[]> {
    const [obstacle, few] = await Promise.all([printObstacle(), setting('waybill_numbers_low')])
    const [methods, counts, ranges] = await Promise.all([
      db
        .from('delivery_methods')
        .where('active', true)
        .orderBy('position')
        .orderBy('id')
        .select('id', 'code', 'name', 'template', 'carrier_id as carrierId'),
      db
        .from('orders as o')
        .where('o.status', 'confirmed')
        .whereNull('o.deleted_at')
        .select('o.delivery_method_id as methodId', db.raw(`${obstacle} AS obstacle`))
        .select(db.raw('COUNT(*) AS orders'), db.raw('MIN(o.confirmed_at) AS oldest'))
        .groupBy('o.delivery_method_id', 'obstacle'),
      db
        .from('waybill_number_ranges')
        .where('active', true)
        .whereColumn('next_serial', '<=', 'last_serial')
        .groupBy('carrier_id')
        .select('carrier_id as carrierId', db.raw('SUM(last_serial - next_serial + 1) AS numbers')),
    ])
    return methods.map((method) => {
      const of = (what: string | null) =>
        counts.find((row) => row.methodId === method.id && row.obstacle === what)
      const printable = Number(of(null)?.orders ?? 0)
      const range = ranges.find(({ carrierId }) => carrierId === method.carrierId)
      const numbersLeft = Number(range?.numbers ?? 0)
      return {
        id: method.id,
        code: method.code,
        name: method.name,
        template: isWaybillTemplate(method.template) ? method.template : null,
        printable,
        oldest: (of(null)?.oldest as Date | undefined)?.toISOString() ?? null,
        stockHolds: Number(of('stock')?.orders ?? 0),
        unpaid: Number(of('payment')?.orders ?? 0),
        inReview: Number(of('review')?.orders ?? 0),
        numbersLeft,
        numbersLow: numbersLeft < Math.max(few, printable),
      }
    })
  }

  async #backlog(): Promise<BacklogAge[]> {
    const rows = await db
      .from('orders as o')
      .whereIn('o.status', BACKLOG_STATUSES)
      .whereNull('o.deleted_at')
      .select('o.status', db.raw(`${DAYS_OUT} AS days`, [businessDay(DateTime.utc())]))
      .select(db.raw('COUNT(*) AS orders'))
      .groupBy('o.status', 'days')
    return AGE_SPANS.map((span) => {
      const { from, to } = spanEnds(span)
      const count = (status: string) =>
        rows
          .filter((row) => row.status === status)
          .filter(({ days }) => Number(days) >= from && (to === null || Number(days) <= to))
          .reduce((sum, { orders }) => sum + Number(orders), 0)
      return {
        span,
        confirmed: count('confirmed'),
        printed: count('printed'),
        inTransit: count('in_transit'),
      }
    })
  }
}
