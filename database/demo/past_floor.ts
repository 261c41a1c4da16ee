import type { Arrival } from '#database/demo/arrivals'
import type { CallStory, StoryOffer } from '#database/demo/call_story'
import type { PlannedSlot } from '#database/demo/media_plan'
import { drawOfficeWork } from '#database/demo/office_work'
import { randomOf, uuidOf } from '#database/demo/seeds'
import type { Random } from '#database/demo/random'
import { freeFrom, type Shift } from '#database/demo/shifts'

export type PastFloorInput = {
  /** Tells runs apart; a call's id follows from it and the call's place in the row. */
  seed: string
  arrivals: readonly Arrival[]
  /** Spots in order of time. */
  slots: readonly PlannedSlot[]
  /** Who is signed in when. */
  shifts: readonly Shift[]
  /** Numbers with a customer's file; grows by those who get one. */
  known: Set<string>
  windowMinutes: number
}

const IVR_MS = 2_500
export const WRAP_UP_MS = 20_000
/** How long somebody who let an offer ring out stays away. */
export const MISSED_MS = 4 * 60_000
const RING_MS = 15_000
const MINUTE = 60_000
const RATINGS = [
  ['5', 45],
  ['4', 30],
  ['3', 15],
  ['2', 6],
  ['1', 4],
] as const

type Seat = { extension: string; shift: Shift; freeAt: number }

/**
 * What became of each caller: the longest idle agent is offered the call, a caller who loses patience leaves and may
 * try again later. Calls in order of their beginning.
 */
export function playPastFloor(input: PastFloorInput): CallStory[] {
  const waiting = [...input.arrivals]
  const seats: Seat[] = input.shifts.map((shift) => ({
    extension: shift.extension,
    shift,
    freeAt: 0,
  }))
  const stories: CallStory[] = []
  for (let index = 0; index < waiting.length; index++) {
    const arrival = waiting[index]
    const id = uuidOf(`${input.seed}:${index}:${arrival.number}`)
    const story = playCall(input, id, arrival, seats)
    stories.push(story)
    if (story.talk === null && arrival.redials > 0) {
      const again = story.endedAt + randomOf(`redial:${id}`).whole(20_000, 4 * MINUTE)
      insertInOrder(waiting, { ...arrival, at: again, redials: arrival.redials - 1 }, index + 1)
    }
  }
  return stories
}

function playCall(
  input: PastFloorInput,
  id: string,
  arrival: Arrival,
  seats: readonly Seat[]
): CallStory {
  const random = randomOf(`call:${id}`)
  const { at, dnis, number, person } = arrival
  const begun = { id, at, dnis, number, person, rating: null, work: null, talk: null }
  if (random.chance(0.012)) {
    const endedAt = at + random.whole(400, IVR_MS - 100)
    return {
      ...begun,
      queuedAt: null,
      offers: [],
      endedAt,
      outcome: 'abandoned_in_ivr',
      hangupBy: 'caller',
    }
  }
  const queuedAt = at + IVR_MS
  const patience = 4_000 + random.gamma(1.7, 32_000)
  const gaveUp = queuedAt + patience
  const offers: StoryOffer[] = []
  for (let from = queuedAt; ;) {
    const { seat, at: offeredAt } = nextFree(seats, from)
    if (!seat || offeredAt >= gaveUp) {
      const outcome = 'abandoned_in_queue'
      return { ...begun, queuedAt, offers, endedAt: gaveUp, outcome, hangupBy: 'caller' }
    }
    if (random.chance(0.02)) {
      from = offeredAt + RING_MS
      seat.freeAt = from + MISSED_MS
      if (from < gaveUp) {
        offers.push({
          extension: seat.extension,
          at: offeredAt,
          endedAt: from,
          result: 'NO_ANSWER',
        })
        continue
      }
    }
    const answeredAt = offeredAt + 900 + Math.min(random.gamma(2, 1_400), RING_MS - 1_000)
    if (answeredAt >= gaveUp || random.chance(0.035)) {
      const endedAt = Math.max(offeredAt + 300, Math.min(answeredAt - 200, gaveUp))
      offers.push({
        extension: seat.extension,
        at: offeredAt,
        endedAt,
        result: 'ORIGINATOR_CANCEL',
      })
      seat.freeAt = Math.max(seat.freeAt, endedAt)
      const outcome = 'abandoned_ringing'
      return { ...begun, queuedAt, offers, endedAt, outcome, hangupBy: 'caller' }
    }
    offers.push({
      extension: seat.extension,
      at: offeredAt,
      endedAt: answeredAt,
      result: 'answered',
    })
    return talk(input, { ...begun, queuedAt, offers }, seat, answeredAt, random)
  }
}

function talk(
  input: PastFloorInput,
  begun: Omit<CallStory, 'endedAt' | 'outcome' | 'hangupBy'>,
  seat: Seat,
  from: number,
  random: Random
): CallStory {
  const work = drawOfficeWork({
    callId: begun.id,
    dnis: begun.dnis,
    product: slotOnAir(input, begun.dnis, begun.at)?.product ?? null,
    known: input.known.has(begun.number),
    excluded: begun.person === null,
  })
  const to = from + work.talkMs
  seat.freeAt = to + WRAP_UP_MS
  if (begun.person && opensFile(work.outcome)) input.known.add(begun.number)
  return {
    ...begun,
    talk: { extension: seat.extension, from, to },
    endedAt: to + 60,
    outcome: 'answered',
    hangupBy: random.chance(0.7) ? 'caller' : 'agent',
    rating: random.chance(0.35) ? random.weighted(RATINGS) : null,
    work,
  }
}

/** Whether a talk of this kind leaves a customer's file behind. */
export function opensFile(outcome: string): boolean {
  return outcome !== 'wrong_number' && outcome !== 'silent'
}

/** The spot that a call belongs to: the latest on its number that started within the window before. */
function slotOnAir(
  { slots, windowMinutes }: PastFloorInput,
  dnis: string,
  at: number
): PlannedSlot | undefined {
  return slots.findLast(
    (slot) =>
      slot.serviceNumber === dnis &&
      slot.startsAt <= at &&
      slot.startsAt >= at - windowMinutes * MINUTE
  )
}

/** Who can be offered a call first from `from` on; of several the longest idle. */
function nextFree(seats: readonly Seat[], from: number): { seat: Seat | null; at: number } {
  let next: { seat: Seat | null; at: number } = { seat: null, at: Infinity }
  for (const seat of seats) {
    const at = freeFrom(seat.shift, Math.max(from, seat.freeAt))
    const isLongerIdle = next.seat !== null && at === next.at && seat.freeAt < next.seat.freeAt
    if (at < next.at || isLongerIdle) next = { seat, at }
  }
  return next
}

function insertInOrder(waiting: Arrival[], arrival: Arrival, from: number) {
  const later = waiting.findIndex((other, index) => index >= from && other.at > arrival.at)
  waiting.splice(later < 0 ? waiting.length : later, 0, arrival)
}
