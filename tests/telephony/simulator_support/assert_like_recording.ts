import type { Assert } from '@japa/assert'
import type { GivenSimulator } from './given_simulator.ts'
import { recordedEvents } from './recordings.ts'
import { byLeg, sequenceOf } from './sequences.ts'

/** The caller's ACK comes at any moment after the answer: what it sets has no fixed place. */
const SET_BY_ACK = new Set(
  'sip_to_tag sip_from_tag sip_cseq sip_call_id sip_full_via sip_from_display sip_full_from sip_full_to endpoint_disposition'
    .split(' ')
    .map((name) => `variable_${name}`)
)

/**
 * A leg that was transferred while it was bridged gets `call_uuid` from another thread: recordings of the very same
 * transfer have it in different places.
 */
function wandererLast(headers: string[]) {
  const name = 'variable_call_uuid'
  return headers.includes(name) ? [...headers.filter((one) => one !== name), name] : headers
}

/** Each leg of the recording has the same events with the same headers in the same order here. */
export function assertLikeRecording(
  assert: Assert,
  given: GivenSimulator,
  recording: string,
  stepsOfLeg: Record<string, number> = {}
) {
  const ours = byLeg(sequenceOf(given.client.events))
  const real = byLeg(sequenceOf(recordedEvents(recording)))
  for (const [leg, recorded] of real) {
    const count = stepsOfLeg[leg] ?? recorded.length
    if (count === 0) continue
    const played = ours.get(leg) ?? []
    const expected = recorded.slice(0, count)
    assert.deepEqual(
      played.slice(0, stepsOfLeg[leg] ?? Infinity).map((step) => step.what),
      expected.map((step) => step.what),
      `${recording}: events of ${leg || 'no leg'}`
    )
    const told = (headers: string[]) =>
      wandererLast(leg.startsWith('in') ? headers.filter((name) => !SET_BY_ACK.has(name)) : headers)
    for (const [index, step] of expected.entries()) {
      assert.deepEqual(
        told(played[index].headers),
        told(step.headers),
        `${recording}: headers of ${leg} ${index}: ${step.what}`
      )
    }
  }
}
