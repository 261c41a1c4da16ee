import type { OfficeWork } from '#database/demo/office_work'
import type { Stranger } from '#database/demo/strangers'

export type StoryOffer = {
  extension: string
  at: number
  endedAt: number
  result: 'answered' | 'NO_ANSWER' | 'ORIGINATOR_CANCEL'
}

/** One call from its first ring to its end, as the demo's past has it. Instants are ms since 1970. */
export type CallStory = {
  id: string
  at: number
  dnis: string
  number: string
  person: Stranger | null
  queuedAt: number | null
  offers: StoryOffer[]
  /** Null when nobody talked. */
  talk: { extension: string; from: number; to: number } | null
  endedAt: number
  outcome: 'answered' | 'abandoned_in_ivr' | 'abandoned_in_queue' | 'abandoned_ringing'
  hangupBy: 'caller' | 'agent'
  rating: string | null
  /** Null when nobody talked. */
  work: OfficeWork | null
}
