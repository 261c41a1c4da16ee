import type { Call } from '#telephony/calls/call'

let serial = 0

/** A call as the call model tells it: 12 seconds of waiting, answered at 8001, 60 seconds of talk, hung up by the caller. */
export function givenSwitchCall(fields: Partial<Call> = {}): Call {
  serial += 1
  const createdAtUs = fields.createdAtUs ?? Date.parse('2026-11-20T06:33:48Z') * 1000
  const id = fields.id ?? `call-${process.pid}-${serial}`
  const answeredAtUs = createdAtUs + 12_000_000
  const endedAtUs = answeredAtUs + 60_000_000
  return {
    id,
    coreUuid: 'core-1',
    direction: 'inbound',
    customerNumber: '13853107264',
    callerNumber: '13853107264',
    dnis: '4006105588',
    legs: [],
    stage: 'ended',
    outcome: 'answered',
    endUnknown: false,
    hangupBy: 'caller',
    hangupCause: 'NORMAL_CLEARING',
    createdAtUs,
    queuedAtUs: createdAtUs,
    answeredAtUs,
    endedAtUs,
    segments: [
      {
        extension: '8001',
        agentLegUuid: `${id}-leg`,
        fromUs: answeredAtUs,
        toUs: endedAtUs,
        heldUs: 0,
      },
    ],
    offers: [
      {
        extension: '8001',
        agentLegUuid: `${id}-leg`,
        offeredAtUs: createdAtUs + 8_000_000,
        rangAtUs: createdAtUs + 8_100_000,
        endedAtUs: answeredAtUs,
        result: 'answered',
      },
    ],
    recordings: [],
    rating: null,
    marks: [],
    agentExtension: '8001',
    held: false,
    heldUs: 0,
    heldSinceUs: null,
    inHoldRoom: false,
    conference: [],
    ...fields,
  }
}
