import { type DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'
import { CHANNELS } from '#database/demo/company'
import { viewersAt } from '#database/demo/day_curve'
import { CATEGORIES, PRODUCTS } from '#database/demo/products'
import type { Random } from '#database/demo/random'

/** One bought airing. Instants are ms since 1970, money is fen. */
export type PlannedSlot = {
  channel: string
  /** Short code. */
  product: string
  serviceNumber: string
  startsAt: number
  seconds: number
  costFen: number
  /** Mean number of calls that it brings. */
  expectedCalls: number
}

const LENGTHS: readonly (readonly [seconds: number, weight: number])[] = [
  [60, 10],
  [90, 12],
  [120, 18],
  [180, 14],
  [300, 16],
  [600, 12],
  [900, 10],
  [1200, 5],
  [1800, 3],
]

/** What a spot of ten minutes on a channel of reach 1 brings at an average hour. */
const USUAL_CALLS = 11
const USUAL_COST_PER_CALL_FEN = 9_600
const DAY_BEGINS_HOUR = 7.25
const DAY_ENDS_HOUR = 23.5
const TEN_YUAN_FEN = 1_000

/** The spots of one business day, 10 to 14, in order of time. */
export function planDay(random: Random, day: DateTime): PlannedSlot[] {
  const midnight = day.setZone(BUSINESS_ZONE).startOf('day')
  const count = random.whole(10, 14)
  const span = (DAY_ENDS_HOUR - DAY_BEGINS_HOUR) / count
  return Array.from({ length: count }, (_, index) => {
    const hour = DAY_BEGINS_HOUR + span * (index + 0.1 + 0.8 * random.next())
    const startsAt = midnight.plus({ minutes: Math.round(hour * 60) }).toMillis()
    return planSlot(random, startsAt, random.weighted(LENGTHS))
  })
}

/** A spot at this instant on a channel and for a product of chance. */
export function planSlot(random: Random, startsAt: number, seconds: number): PlannedSlot {
  const channel = random.weighted(CHANNELS.map((row) => [row, 1 + row.reach] as const))
  const product = random.weighted(PRODUCTS.map((row, index) => [row, appeal(index)] as const))
  const { serviceNumber } = CATEGORIES.find((row) => row.code === product.category)!
  const expectedCalls = expectedCallsOf({ reach: channel.reach, startsAt, seconds })
  const cost = expectedCalls * USUAL_COST_PER_CALL_FEN * (0.7 + 0.7 * random.next())
  return {
    channel: channel.code,
    product: product.shortCode,
    serviceNumber,
    startsAt,
    seconds,
    costFen: Math.max(TEN_YUAN_FEN, Math.round(cost / TEN_YUAN_FEN) * TEN_YUAN_FEN),
    expectedCalls,
  }
}

/** Mean number of calls by the channel's reach, the hour and the spot's length. */
export function expectedCallsOf(slot: {
  reach: number
  startsAt: number
  seconds: number
}): number {
  return USUAL_CALLS * slot.reach * viewersAt(slot.startsAt) * (slot.seconds / 600) ** 0.25
}

/** Reach of a channel by its code; a channel that the demo does not know counts as average. */
export function reachOf(channelCode: string): number {
  return CHANNELS.find((row) => row.code === channelCode)?.reach ?? 1
}

/** The first of each ten products are what the company advertises most. */
function appeal(index: number): number {
  return index % 10 === 0 ? 8 : index % 10 < 4 ? 3 : 1
}
