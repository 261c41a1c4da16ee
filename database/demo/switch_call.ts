import type { RecordCallInput } from '#app/calls/services/record_call'
import type { CallStory } from '#database/demo/call_story'
import { uuidOf } from '#database/demo/seeds'

/** Milliseconds to the switch's microseconds. */
const us = (ms: number) => Math.round(ms) * 1000

/** A finished call of the past as telephony would have told it. */
export function switchCall(story: CallStory): RecordCallInput['call'] {
  const legOf = (extension: string, index: number) => uuidOf(`${story.id}:${index}:${extension}`)
  const offers = story.offers.map((offer, index) => ({
    extension: offer.extension,
    agentLegUuid: legOf(offer.extension, index),
    offeredAtUs: us(offer.at),
    rangAtUs: us(offer.at + 40),
    endedAtUs: us(offer.endedAt),
    result: offer.result,
  }))
  const { talk } = story
  return {
    id: story.id,
    coreUuid: '',
    direction: 'inbound',
    customerNumber: story.number,
    callerNumber: story.number,
    dnis: story.dnis,
    legs: [],
    stage: 'ended',
    outcome: story.outcome,
    endUnknown: false,
    hangupBy: story.hangupBy,
    hangupCause: talk ? 'NORMAL_CLEARING' : 'ORIGINATOR_CANCEL',
    createdAtUs: us(story.at),
    queuedAtUs: story.queuedAt === null ? null : us(story.queuedAt),
    answeredAtUs: talk ? us(talk.from) : null,
    endedAtUs: us(story.endedAt),
    segments: talk
      ? [
          {
            extension: talk.extension,
            agentLegUuid: legOf(talk.extension, offers.length - 1),
            fromUs: us(talk.from),
            toUs: us(talk.to),
            heldUs: 0,
          },
        ]
      : [],
    offers,
    recordings: [],
    rating: story.rating,
    marks: [],
    agentExtension: talk?.extension ?? '',
    held: false,
    heldUs: 0,
    heldSinceUs: null,
    inHoldRoom: false,
    conference: [],
  }
}
