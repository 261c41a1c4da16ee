import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { BUSINESS_ZONE, businessDay, dayPeriod } from '#core/period'

export type NearPlacement = {
  id: number
  channel: string
  product: string
  shortCode: string
  number: string
  startsAt: Date
  seconds: number
}

export type FindPlacementsNearInput = {
  /** When the call came or the order was taken. */
  at: DateTime
  /** Words that must each be found: in channel, product or number, or as the beginning of the time (HH:mm). */
  text: string
}

const MOST = 30
/** A call just after midnight may be meant by what was aired before it. */
const BEFORE_THE_DAY = { hours: 3 }

/** The placements of a business day on every channel, those near in time first. */
export class FindPlacementsNear {
  async handle({ at, text }: FindPlacementsNearInput): Promise<NearPlacement[]> {
    const { from, to } = dayPeriod(businessDay(at))
    const rows: NearPlacement[] = await db
      .from('placements as p')
      .join('channels as c', 'c.id', 'p.channel_id')
      .join('products as d', 'd.id', 'p.product_id')
      .join('service_numbers as s', 's.id', 'p.service_number_id')
      .where('p.state', 'planned')
      .where('p.starts_at', '>=', from.minus(BEFORE_THE_DAY).toJSDate())
      .where('p.starts_at', '<', to.toJSDate())
      .select('p.id', 'c.name as channel', 'd.name as product', 'd.short_code as shortCode')
      .select('s.number', 'p.starts_at as startsAt', 'p.duration_s as seconds')
    const words = text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
    const distance = (row: NearPlacement) => Math.abs(row.startsAt.getTime() - at.toMillis())
    return rows
      .filter((row) => words.every((word) => fits(row, word)))
      .sort((one, other) => distance(one) - distance(other) || one.id - other.id)
      .slice(0, MOST)
  }
}

/** Few digits are a time; a service number is known by more of them. */
const LEAST_OF_A_NUMBER = 3

function fits(row: NearPlacement, word: string): boolean {
  const time = DateTime.fromJSDate(row.startsAt, { zone: BUSINESS_ZONE }).toFormat('HH:mm')
  if (time.startsWith(/^\d:/.test(word) ? `0${word}` : word)) return true
  if (word.length >= LEAST_OF_A_NUMBER && row.number.includes(word)) return true
  const texts = [row.channel, row.product, row.shortCode]
  return texts.some((text) => text.toLowerCase().includes(word))
}
