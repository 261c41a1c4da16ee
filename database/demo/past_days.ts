import type { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'
import { drawArrivals } from '#database/demo/arrivals'
import { CATEGORIES } from '#database/demo/products'
import type { CallStory } from '#database/demo/call_story'
import type { PlannedSlot } from '#database/demo/media_plan'
import { playPastFloor } from '#database/demo/past_floor'
import type { Population } from '#database/demo/population'
import { randomOf } from '#database/demo/seeds'
import { agentDay, type AgentDay } from '#database/demo/agent_day'
import { shiftsOf } from '#database/demo/shifts'

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

const CALLBACK_NUMBER = '4008200011'

export type PastDay = { day: DateTime; calls: CallStory[]; agents: AgentDay[] }

/**
 * The calls of each past day and of today so far with the days of who answered them, oldest day first. Pure but for the
 * population that it draws from.
 */
export function* pastDays(input: PastDaysInput): Generator<PastDay> {
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
    const shifts = shiftsOf(day, input.extensions, seed, input.times)
    const played = playPastFloor({
      seed,
      arrivals,
      slots: input.slots,
      shifts,
      known,
      windowMinutes: input.windowMinutes,
    })
    const now = input.now.toMillis()
    const calls = played.filter((call) => call.endedAt < now)
    const agents = shifts.flatMap((shift) => agentDay(shift, calls, now) ?? [])
    yield { day, calls, agents }
  }
}
