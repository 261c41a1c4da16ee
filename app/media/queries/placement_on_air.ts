import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** A placement as a screen pop, the attribution of a call and the board need it. */
export type OnAirPlacement = {
  placementId: number
  channelId: number
  channelName: string
  productId: number
  productName: string
  productShortCode: string
  serviceNumberId: number
  startsAt: Date
  durationSeconds: number
}

export type OnAir = {
  /** The latest placement that started within the window, or null: the call is background. */
  current: (OnAirPlacement & { secondsSinceStart: number; airing: boolean }) | null
  /** The next placement planned on the same number, however far ahead, or null. */
  next: (OnAirPlacement & { secondsUntilStart: number }) | null
}

export type PlacementOnAirInput = {
  /** The number that the caller dialled: digits as in `service_numbers.number`. */
  dnis: string
  at: DateTime
  /** Minutes after its start in which a placement counts: setting `attribution_window_minutes`. */
  windowMinutes: number
  /** Look for the next one too; yes unless told. */
  ahead?: boolean
}

const COLUMNS = `p.id as placementId, p.channel_id as channelId, c.name as channelName, p.product_id as productId,
  d.name as productName, d.short_code as productShortCode, p.service_number_id as serviceNumberId,
  p.starts_at as startsAt, p.duration_s as durationSeconds`

const TABLES = `placements p
  join service_numbers s on s.id = p.service_number_id
  join channels c on c.id = p.channel_id
  join products d on d.id = p.product_id`

/**
 * Which placement a call on this number belongs to at this instant: the one that started last, at most `windowMinutes`
 * before (both ends included); of two that started in the same second the one entered last. Cancelled ones don't count.
 */
export class PlacementOnAir {
  readonly #client: QueryClientContract

  constructor(client: QueryClientContract = db.connection()) {
    this.#client = client
  }

  async handle({ dnis, at, windowMinutes, ahead = true }: PlacementOnAirInput): Promise<OnAir> {
    const instant = at.toJSDate()
    const earliest = at.minus({ minutes: windowMinutes }).toJSDate()
    const [[current], [next]] = await Promise.all([
      this.#rows(
        `select ${COLUMNS} from ${TABLES}
         where s.number = ? and p.state = 'planned' and p.starts_at between ? and ?
         order by p.starts_at desc, p.id desc limit 1`,
        [dnis, earliest, instant]
      ),
      ahead ? this.#planned(dnis, instant) : [],
    ])
    return {
      current: current ? this.#started(current, instant) : null,
      next: next ? { ...next, secondsUntilStart: seconds(instant, next.startsAt) } : null,
    }
  }

  #planned(dnis: string, instant: Date) {
    return this.#rows(
      `select ${COLUMNS} from ${TABLES}
       where s.number = ? and p.state = 'planned' and p.starts_at > ?
       order by p.starts_at, p.id limit 1`,
      [dnis, instant]
    )
  }

  #started(placement: OnAirPlacement, instant: Date) {
    const secondsSinceStart = seconds(placement.startsAt, instant)
    return {
      ...placement,
      secondsSinceStart,
      airing: secondsSinceStart < placement.durationSeconds,
    }
  }

  async #rows(sql: string, bindings: (string | Date)[]): Promise<OnAirPlacement[]> {
    const [rows] = await this.#client.rawQuery<[OnAirPlacement[]]>(sql, bindings)
    return rows
  }
}

function seconds(from: Date, to: Date) {
  return Math.floor((to.getTime() - from.getTime()) / 1000)
}
