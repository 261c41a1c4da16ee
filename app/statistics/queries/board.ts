import db from '@adonisjs/lucid/services/db'
import redis from '@adonisjs/redis/services/main'
import type { DateTime } from 'luxon'
import { BUSINESS_ZONE, businessDay, dayPeriod, type Period } from '#core/period'
import { setting } from '#app/organisation/settings'
import { FLOOR_KEY } from '#app/calls/phone_request'
import type { FloorSnapshot } from '#app/calls/floor_snapshot'
import type { Figures } from '#app/statistics/figures'
import { ListSlotFigures } from '#app/statistics/queries/list_slot_figures'
import { DayTotals, type DayTotalsResult } from '#app/statistics/queries/day_totals'

export type BoardSlot = {
  placementId: number
  channel: string
  product: string
  startsAt: Date
  seconds: number
  airing: boolean
  figures: Figures
}

export type Board = {
  now: string
  floor: FloorSnapshot | null
  today: DayTotalsResult & { costPerOrder: number | null }
  /** The same weekday a week ago up to the same time of day. */
  lastWeek: DayTotalsResult
  /** The last half hour by minute, the present one last: `minute` as an instant. */
  minutes: { minute: string; calls: number; orders: number }[]
  onAir: BoardSlot[]
  next: { channel: string; product: string; startsAt: Date } | null
  slots: BoardSlot[]
  serviceLevelSeconds: number
}

const MINUTES = 30
const SLOTS_SHOWN = 4
/** Early in the morning the slots of last night are still of interest. */
const HOURS_SHOWN = 12

/** Everything the surge board shows: the floor as telephony tells it, the day counted from the facts. */
export class ShowBoard {
  async handle({ now }: { now: DateTime }): Promise<Board> {
    const serviceLevelSeconds = await setting('service_level_seconds')
    const graceSeconds = await setting('abandon_grace_seconds')
    const today = dayPeriod(businessDay(now))
    const weekAgo = now.minus({ weeks: 1 })
    const totals = (from: DateTime, to: DateTime) =>
      new DayTotals().handle({ period: { from, to }, serviceLevelSeconds, graceSeconds })
    const slotsOf = (period: Period, perPage: number) =>
      new ListSlotFigures().handle({
        period,
        filters: {},
        now,
        group: 'placement',
        sort: 'startsAt',
        descending: true,
        page: 1,
        perPage,
      })
    const [floor, counted, lastWeek, minutes, day, recent, next] = await Promise.all([
      this.#floor(),
      totals(today.from, now),
      totals(dayPeriod(businessDay(weekAgo)).from, weekAgo),
      this.#minutes(now),
      slotsOf(today, 1),
      slotsOf({ from: now.minus({ hours: HOURS_SHOWN }), to: now.plus({ seconds: 1 }) }, 50),
      this.#next(now),
    ])
    const slots = recent.rows.map((row) => ({
      placementId: row.id,
      channel: row.name,
      product: row.product ?? '',
      startsAt: row.startsAt!,
      seconds: row.seconds ?? 0,
      airing: row.startsAt!.getTime() + (row.seconds ?? 0) * 1000 > now.toMillis(),
      figures: row.figures,
    }))
    const onAir = slots.filter(({ airing }) => airing)
    return {
      now: now.setZone(BUSINESS_ZONE).toISO()!,
      floor,
      today: { ...counted, costPerOrder: day.totals.figures.costPerOrder },
      lastWeek,
      minutes,
      onAir,
      next,
      slots: [...onAir, ...slots.filter(({ airing }) => !airing)].slice(0, SLOTS_SHOWN),
      serviceLevelSeconds,
    }
  }

  async #floor(): Promise<FloorSnapshot | null> {
    const text = await redis.get(FLOOR_KEY)
    return text === null ? null : (JSON.parse(text) as FloorSnapshot)
  }

  async #minutes(now: DateTime): Promise<Board['minutes']> {
    const last = now.startOf('minute')
    const first = last.minus({ minutes: MINUTES - 1 })
    const count = async (sql: string) => {
      const [rows] = await db.rawQuery<[{ minute: number; count: number }[]]>(sql, [
        first.toJSDate(),
        first.toJSDate(),
        now.toJSDate(),
      ])
      return new Map(rows.map((row) => [Number(row.minute), Number(row.count)]))
    }
    const calls = await count(
      `select timestampdiff(minute, ?, started_at) as minute, count(*) as count from calls
       where direction = 'inbound' and excluded = 0 and started_at between ? and ? group by minute`
    )
    const orders = await count(
      `select timestampdiff(minute, ?, created_at) as minute, count(*) as count from orders
       where deleted_at is null and created_at between ? and ? group by minute`
    )
    return Array.from({ length: MINUTES }, (_, minute) => ({
      minute: first.plus({ minutes: minute }).toISO()!,
      calls: calls.get(minute) ?? 0,
      orders: orders.get(minute) ?? 0,
    }))
  }

  async #next(now: DateTime): Promise<Board['next']> {
    return db
      .from('placements as p')
      .join('channels as c', 'c.id', 'p.channel_id')
      .join('products as d', 'd.id', 'p.product_id')
      .select('c.name as channel', 'd.name as product', 'p.starts_at as startsAt')
      .where('p.state', 'planned')
      .where('p.starts_at', '>', now.toJSDate())
      .orderBy('p.starts_at')
      .first() as Promise<Board['next']>
  }
}
