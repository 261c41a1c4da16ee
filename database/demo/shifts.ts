import type { DateTime } from 'luxon'
import { randomOf } from '#database/demo/seeds'

/** One person's day at the telephone. Instants are ms since 1970. */
export type Shift = {
  extension: string
  from: number
  /** Nothing is offered from here on; a call that goes on is finished. */
  to: number
  breaks: readonly Break[]
}

export type Break = { reason: 'break' | 'meal' | 'paperwork'; from: number; to: number }

const HOUR = 3_600_000
const MINUTE = 60_000

/**
 * Hours of the business day and people at work, by shift. Nights change at midnight; who works before it and who after it
 * are of two halves of the team, so that nobody has two shifts on end.
 */
const SHIFTS = [
  { from: 0, to: 7.75, people: 2, half: 0 },
  { from: 22.75, to: 24.5, people: 2, half: 1 },
  { from: 7.5, to: 15.5, people: 7, half: null },
  { from: 15.25, to: 23, people: 7, half: null },
] as const

/** Who works when on this day: others each day, nobody in two shifts. `times` as many, as far as there are people. */
export function shiftsOf(
  day: DateTime,
  extensions: readonly string[],
  seed: string,
  times: number
): Shift[] {
  const random = randomOf(`shift:${seed}`)
  const people = extensions
    .map((extension) => ({ extension, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ extension }) => extension)
  const wanted = SHIFTS.reduce((sum, shift) => sum + shift.people * times, 0)
  // Too few for shifts: whoever there is works all day.
  if (wanted > people.length) {
    const all = { from: day.toMillis(), to: day.toMillis() + 24.5 * HOUR, breaks: [] }
    return people.map((extension) => ({ extension, ...all }))
  }
  const halfOf = (extension: string) => extensions.indexOf(extension) % 2
  const left = new Set(people)
  return SHIFTS.flatMap(({ from, to, people: count, half }) => {
    const chosen = [...left]
      .filter((extension) => half === null || halfOf(extension) === half)
      .slice(0, count * times)
    return chosen.map((extension, turn) => {
      left.delete(extension)
      const begin = day.toMillis() + from * HOUR + random.whole(0, 4 * MINUTE)
      const end = day.toMillis() + to * HOUR
      return {
        extension,
        from: begin,
        to: end,
        breaks: breaksOf(begin, end, turn / chosen.length, random),
      }
    })
  })
}

/** Breaks by turns: `turn` runs from 0 to 1 over the people of the shift. */
function breaksOf(
  from: number,
  to: number,
  turn: number,
  random: ReturnType<typeof randomOf>
): Break[] {
  if (to - from < 4 * HOUR) return []
  const at = (hours: number, spread: number) =>
    from + (hours + spread * turn + 0.05 * random.next()) * HOUR
  const rest = at(1.4, 1.2)
  const meal = at(3, 1.8)
  const later = at(5.4, 1.2)
  return [
    { reason: 'break', from: rest, to: rest + random.whole(8, 14) * MINUTE },
    { reason: 'meal', from: meal, to: meal + random.whole(28, 40) * MINUTE },
    {
      reason: random.chance(0.3) ? 'paperwork' : 'break',
      from: later,
      to: later + random.whole(8, 15) * MINUTE,
    },
  ]
}

/** The first moment from `at` on at which the shift can be offered a call; infinity when there is none. */
export function freeFrom({ from, to, breaks }: Shift, at: number): number {
  let free = Math.max(at, from)
  for (const pause of breaks) if (free >= pause.from && free < pause.to) free = pause.to
  return free < to ? free : Infinity
}
