/** What a state of a push asks for (docs/operations.md, carriers). */
export const PUSH_MEANINGS = [
  'moving',
  'picked_up',
  'signed',
  'problem',
  'refused',
  'returning',
  'returned',
  'cancelled',
  'other_carrier',
] as const

export type PushMeaning = (typeof PUSH_MEANINGS)[number]

const MEANINGS: Readonly<Record<string, PushMeaning>> = {
  0: 'moving',
  1: 'picked_up',
  2: 'problem',
  3: 'signed',
  4: 'returned',
  5: 'moving',
  6: 'returning',
  7: 'other_carrier',
  14: 'refused',
  401: 'cancelled',
}

/**
 * The meaning of a Kuaidi100 `state`. Three digits refine the state of their first digit (103 is picked up, 304 signed,
 * 501 out for delivery) unless they have a meaning of their own; four refine "moving". A state that is not documented
 * only moves the parcel: nothing is booked on a guess.
 */
export function pushMeaning(state: string): PushMeaning {
  const own = MEANINGS[state]
  if (own) return own
  return /^\d{3}$/.test(state) ? (MEANINGS[state[0]] ?? 'moving') : 'moving'
}

/** Meanings that go onto the list of exceptions (TR25). */
export const EXCEPTION_MEANINGS = ['problem', 'refused', 'returning', 'returned'] as const

export type ExceptionMeaning = (typeof EXCEPTION_MEANINGS)[number]

export function isException(meaning: PushMeaning): meaning is ExceptionMeaning {
  return (EXCEPTION_MEANINGS as readonly string[]).includes(meaning)
}
