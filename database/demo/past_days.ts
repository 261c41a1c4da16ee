import type { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'
import { drawArrivals } from '#database/demo/arrivals'
import { CATEGORIES } from '#database/demo/products'
import type { CallStory } from '#database/demo/call_story'
import type { PlannedSlot } from '#database/demo/media_plan'
import { playPastFloor } from '#database/demo/past_floor'
import type { Population } from '#database/demo/population'
import { randomOf } from '#database/demo/seeds'

export type PastDaysInput = {
  seed: string
  now: DateTime
  days: number
  slots: readonly PlannedSlot[]
  population: Population
  extensions: readonly string[]
  windowMinutes: number
  times: number
}

const SEATS = 7
const CALLBACK_NUMBER = '4008200011'

/** The calls of each past day and of today so far, oldest day first. Pure but for the population that it draws from. */
export function* pastDays(input: PastDaysInput): Generator<{ day: DateTime; calls: CallStory[] }> {
  const today = input.now.setZone(BUSINESS_ZONE).startOf('day')
  const known = new Set<string>()
  for (let back = input.days; back >= 0; back--) {
    const day = today.minus({ days: back })
    const seed = `${input.seed}:${day.toISODate()}`
    const from = day.toMillis()
    const to = Math.min(day.plus({ days: 1 }).toMillis(), input.now.toMillis())
    const slots = input.slots.filter((slot) => slot.startsAt >= from && slot.startsAt < to)
    const arrivals = drawArrivals({
      from,
      to,
      slots,
      serviceNumbers: [...CATEGORIES.map((row) => row.serviceNumber), CALLBACK_NUMBER],
      callers: input.population,
      random: randomOf(seed),
      times: input.times,
    })
    const calls = playPastFloor({
      seed,
      arrivals,
      slots: input.slots,
      extensions: onShift(input.extensions, seed, SEATS * input.times),
      known,
      windowMinutes: input.windowMinutes,
    })
    yield { day, calls: calls.filter((call) => call.endedAt < input.now.toMillis()) }
  }
}

/** Who works that day: so many of all, others each day. */
function onShift(extensions: readonly string[], seed: string, seats: number): string[] {
  const random = randomOf(`shift:${seed}`)
  return extensions
    .map((extension) => ({ extension, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .slice(0, seats)
    .map(({ extension }) => extension)
}
