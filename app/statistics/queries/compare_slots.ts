import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'
import { LAST_MINUTE } from '#app/statistics/fact_sql'

export type ComparedSlot = {
  placementId: number
  channel: string
  startsAt: Date
  /** The same channel; else the same product elsewhere. */
  sameChannel: boolean
  calls: number
  answered: number
  orders: number
  costFen: number
}

export type CompareSlotsInput = {
  placementId: number
  channelId: number
  productId: number
  startsAt: Date
  /** Minutes after the start up to which responses are compared; null: all of them. */
  untilMinute: number | null
}

const DAYS_BACK = 14
const HALF_DAYPART_MINUTES = 60
const MOST = 7

/**
 * Earlier slots of the same time of day (an hour more or less) within two weeks: first those on the same channel, then
 * the same product on others. Read from the roll-up, so that each is counted up to the same minute.
 */
export class CompareSlots {
  async handle(input: CompareSlotsInput): Promise<ComparedSlot[]> {
    const start = DateTime.fromJSDate(input.startsAt, { zone: BUSINESS_ZONE })
    const minuteOfDay = start.hour * 60 + start.minute
    const [rows] = await db.rawQuery<[Record<keyof ComparedSlot, string | number | Date>[]]>(
      `select p.id as placementId, c.name as channel, p.starts_at as startsAt, p.cost_fen as costFen,
         p.channel_id = :channelId as sameChannel,
         coalesce(sum(m.calls), 0) as calls, coalesce(sum(m.answered), 0) as answered,
         coalesce(sum(m.orders), 0) as orders
       from placements p
       join channels c on c.id = p.channel_id
       left join placement_minutes m on m.placement_id = p.id and m.minute <= :untilMinute
       where p.state = 'planned' and p.starts_at >= :from and p.starts_at < :startsAt
         and p.id <> :placementId and (p.channel_id = :channelId or p.product_id = :productId)
         and mod(hour(date_add(p.starts_at, interval :zoneMinutes minute)) * 60
           + minute(p.starts_at) - :minuteOfDay + 1440 + :half, 1440) <= 2 * :half
       group by p.id, c.name, p.starts_at, p.cost_fen, p.channel_id
       order by sameChannel desc, p.starts_at desc
       limit :most`,
      {
        placementId: input.placementId,
        channelId: input.channelId,
        productId: input.productId,
        startsAt: input.startsAt,
        from: start.minus({ days: DAYS_BACK }).toJSDate(),
        untilMinute: input.untilMinute ?? LAST_MINUTE,
        zoneMinutes: start.offset,
        minuteOfDay,
        half: HALF_DAYPART_MINUTES,
        most: MOST,
      }
    )
    return rows.map((row) => ({
      placementId: Number(row.placementId),
      channel: String(row.channel),
      startsAt: row.startsAt as Date,
      sameChannel: Number(row.sameChannel) === 1,
      calls: Number(row.calls),
      answered: Number(row.answered),
      orders: Number(row.orders),
      costFen: Number(row.costFen),
    }))
  }
}
