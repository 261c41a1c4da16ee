import { backgroundAt } from '#database/demo/day_curve'
import type { PlannedSlot } from '#database/demo/media_plan'
import type { Random } from '#database/demo/random'
import type { Stranger } from '#database/demo/strangers'

/** Somebody dials a service number. Instants are ms since 1970. */
export type Arrival = {
  at: number
  dnis: string
  /** Null: a corporate number whose calls don't count, or nobody we would ever know. */
  person: Stranger | null
  number: string
  /** How often this caller tries again when nobody answers. */
  redials: number
}

export type Callers = {
  /** Somebody who may have called before. */
  person(random: Random): Stranger
  excludedNumbers: readonly string[]
}

export type ArrivalsInput = {
  from: number
  to: number
  slots: readonly PlannedSlot[]
  /** The numbers that take orders, and the one for customers who have ordered. */
  serviceNumbers: readonly string[]
  callers: Callers
  random: Random
  /** 2: twice as many calls. */
  times: number
}

/** The delay of a call after the start of its spot: gamma with this shape and scale, in minutes. */
export const RESPONSE = { shape: 1.6, scaleMinutes: 4 }

const MINUTE = 60_000
const EXCLUDED_SHARE = 0.015

/** Who calls between two instants: a response curve for each slot over the background, in order of time. */
export function drawArrivals(input: ArrivalsInput): Arrival[] {
  const { random, from, to, times } = input
  const arrivals: Arrival[] = []
  const add = (at: number, dnis: string) => {
    if (at >= from && at < to) arrivals.push(drawArrival(input, at, dnis))
  }
  for (const slot of input.slots) {
    const count = random.poisson(slot.expectedCalls * times)
    for (let call = 0; call < count; call++) {
      const delay = random.gamma(RESPONSE.shape, RESPONSE.scaleMinutes) * MINUTE
      add(slot.startsAt + delay, slot.serviceNumber)
    }
  }
  for (const dnis of input.serviceNumbers) {
    for (let hour = from; hour < to; hour += 60 * MINUTE) {
      const span = Math.min(60 * MINUTE, to - hour)
      const count = random.poisson(backgroundAt(hour) * (span / MINUTE) * times)
      for (let call = 0; call < count; call++) add(hour + random.next() * span, dnis)
    }
  }
  return arrivals.sort((one, other) => one.at - other.at)
}

function drawArrival({ random, callers }: ArrivalsInput, at: number, dnis: string): Arrival {
  if (callers.excludedNumbers.length > 0 && random.chance(EXCLUDED_SHARE)) {
    return { at, dnis, person: null, number: random.pick(callers.excludedNumbers), redials: 0 }
  }
  const person = callers.person(random)
  const redials = random.chance(0.45) ? random.whole(1, 2) : 0
  return { at, dnis, person, number: person.phone, redials }
}
