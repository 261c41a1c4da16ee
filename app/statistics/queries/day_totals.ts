import db from '@adonisjs/lucid/services/db'
import type { Period } from '#core/period'
import { sumSql } from '#app/statistics/figures'

export type DayTotalsResult = {
  calls: number
  answered: number
  abandoned: number
  /** Mean wait of the answered calls in seconds; null without any. */
  meanWaitSeconds: number | null
  /** Answered in time over (concluded − abandoned within the grace); null without any. */
  serviceLevel: number | null
  abandonRate: number | null
  orders: number
  amountFen: number
  /** Orders taken in inbound calls over answered calls. */
  conversion: number | null
}

export type DayTotalsInput = {
  period: Period
  /** Settings `service_level_seconds` and `abandon_grace_seconds`. */
  serviceLevelSeconds: number
  graceSeconds: number
}

type Row = Record<
  'calls' | 'answered' | 'abandoned' | 'waitMs' | 'inTime' | 'concluded' | 'brief',
  string
>

/** What a span of time brought on all numbers together, counted from the facts. */
export class DayTotals {
  async handle({
    period,
    serviceLevelSeconds,
    graceSeconds,
  }: DayTotalsInput): Promise<DayTotalsResult> {
    const span = { from: period.from.toJSDate(), to: period.to.toJSDate() }
    const answered = sumSql('answered')
    const abandoned = sumSql('abandoned')
    const [[calls]] = await db.rawQuery<[[Row]]>(
      `select count(*) as calls, coalesce(sum(${answered}), 0) as answered,
         coalesce(sum(${abandoned}), 0) as abandoned,
         coalesce(sum(${answered} * c.wait_ms), 0) as waitMs,
         coalesce(sum(${answered} * (c.wait_ms <= :inTimeMs)), 0) as inTime,
         coalesce(sum(c.outcome is not null or c.answered_at is not null), 0) as concluded,
         coalesce(sum(${abandoned} * (c.wait_ms < :graceMs)), 0) as brief
       from calls c
       where c.direction = 'inbound' and c.excluded = 0 and c.started_at >= :from and c.started_at < :to`,
      { ...span, inTimeMs: serviceLevelSeconds * 1000, graceMs: graceSeconds * 1000 }
    )
    const [[orders]] = await db.rawQuery<[[Record<'orders' | 'amount' | 'inCalls', string>]]>(
      `select count(*) as orders, coalesce(sum(${sumSql('amount')}), 0) as amount,
         coalesce(sum(c.id is not null), 0) as inCalls
       from orders o
       left join calls c on c.id = o.call_id and c.direction = 'inbound' and c.excluded = 0
       where o.deleted_at is null and o.created_at >= :from and o.created_at < :to`,
      span
    )
    const count = Number(calls.calls)
    const answeredCount = Number(calls.answered)
    return {
      calls: count,
      answered: answeredCount,
      abandoned: Number(calls.abandoned),
      meanWaitSeconds: share(Number(calls.waitMs) / 1000, answeredCount),
      serviceLevel: share(Number(calls.inTime), Number(calls.concluded) - Number(calls.brief)),
      abandonRate: share(Number(calls.abandoned), count),
      orders: Number(orders.orders),
      amountFen: Number(orders.amount),
      conversion: share(Number(orders.inCalls), answeredCount),
    }
  }
}

function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}
