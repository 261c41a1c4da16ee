import type { Call, CallLeg, CallOffer, TalkSegment } from './call.ts'
import type { CdrLeg } from './cdr.ts'
import { decideHangupParty, decideOutcome } from './outcome.ts'

/** The call that a leg belongs to: an inbound leg begins one, the others name it. */
export function callIdOf(leg: CdrLeg): string {
  if (leg.inbound) return leg.uuid
  return leg.callId || leg.linkedTo[0] || leg.uuid
}

/**
 * The call as its legs' records tell it, or null while the record of the leg that began it is missing. The order of the
 * records does not matter; those of agents that never came leave a conversation without its exact beginning.
 */
export function callFromCdrs(legs: readonly CdrLeg[]): Call | null {
  const principal = legs.find((leg) => leg.inbound) ?? legs.find((leg) => leg.outboundMarked)
  if (principal === undefined) return null
  const direction = directionOf(principal, legs)
  const others = legs.filter((leg) => leg !== principal)
  const customer = customerOf(direction, principal, legs)
  const agents = legs.filter((leg) => leg !== customer && leg.role === '' && leg.isExtension)
  const endedAtUs =
    direction === 'inbound' ? principal.endedAtUs : Math.max(...legs.map((leg) => leg.endedAtUs))
  const segments = segmentsOf(principal, direction === 'inbound' ? agents : others, endedAtUs)
  const answeredAtUs = segments[0]?.fromUs ?? null
  const call: Call = {
    id: callIdOf(principal),
    coreUuid: principal.coreUuid,
    direction,
    customerNumber:
      direction === 'inbound' ? principal.callerNumber : (customer?.dnis ?? principal.dnis),
    callerNumber: principal.callerNumber,
    dnis: direction === 'inbound' ? principal.dnis : (customer?.dnis ?? principal.dnis),
    legs: legs.map((leg) => legOf(leg, leg === customer, agents.includes(leg))),
    stage: 'ended',
    outcome: null,
    endUnknown: false,
    hangupBy: null,
    hangupCause: (customer ?? principal).cause,
    createdAtUs: principal.createdAtUs,
    queuedAtUs: queuedAtOf(principal),
    answeredAtUs,
    endedAtUs,
    segments,
    offers: direction === 'inbound' ? offersOf(principal, agents, segments) : [],
    recordings: [],
    rating: principal.rating,
    marks: [],
    agentExtension: segments.at(-1)?.extension ?? (direction === 'inbound' ? '' : principal.number),
    held: false,
    heldUs: agents.reduce((sum, leg) => sum + leg.heldUs, 0),
    heldSinceUs: null,
    inHoldRoom: false,
    conference: [],
  }
  call.outcome = decideOutcome(call, {
    told: principal.told,
    stage: principal.state === 'ringing' ? 'ringing' : 'waiting',
    queueTimedOut: false,
  })
  call.hangupBy = decideHangupParty(call)
  return call
}

function directionOf(principal: CdrLeg, legs: readonly CdrLeg[]): Call['direction'] {
  if (principal.inbound && !principal.isExtension) return 'inbound'
  if (principal.outboundMarked) return 'outbound'
  return legs.some((leg) => !leg.inbound && !leg.isExtension) ? 'outbound' : 'internal'
}

function customerOf(
  direction: Call['direction'],
  principal: CdrLeg,
  legs: readonly CdrLeg[]
): CdrLeg | undefined {
  if (direction === 'inbound') return principal
  return legs.find((leg) => !leg.inbound && !leg.isExtension && leg.role === '')
}

function legOf(leg: CdrLeg, isCustomer: boolean, isAgent: boolean): CallLeg {
  return {
    uuid: leg.uuid,
    role: isCustomer ? 'customer' : isAgent ? 'agent' : 'third',
    number: leg.number,
    dialledBy: null,
    createdAtUs: leg.createdAtUs,
    answeredAtUs: leg.answeredAtUs,
    endedAtUs: leg.endedAtUs,
    hangupCause: leg.cause,
    disposition: leg.disposition,
    muted: false,
  }
}

/** The dialplan answers who joins the line; whoever was offered to an agent had joined it before. */
function queuedAtOf(principal: CdrLeg): number | null {
  if (principal.state === '') return null
  return principal.answeredAtUs ?? principal.createdAtUs
}

function segmentsOf(
  principal: CdrLeg,
  partners: readonly CdrLeg[],
  endedAtUs: number
): TalkSegment[] {
  const talks = partners
    .filter((leg) => leg.bridgedAtUs > 0 && leg.lastPartner !== '')
    .toSorted((one, other) => one.bridgedAtUs - other.bridgedAtUs)
    .map((leg) => ({
      extension: leg.isExtension ? leg.number : principal.number,
      agentLegUuid: leg.isExtension ? leg.uuid : principal.uuid,
      fromUs: leg.bridgedAtUs,
      toUs: Math.max(leg.bridgedAtUs, Math.min(leg.endedAtUs, endedAtUs)),
      heldUs: leg.heldUs,
    }))
  if (talks.length > 0 || principal.talkedSinceUs === 0) return talks
  return [
    {
      extension: principal.offered?.extension ?? '',
      agentLegUuid: principal.lastPartner,
      fromUs: principal.talkedSinceUs,
      toUs: Math.max(principal.talkedSinceUs, endedAtUs),
      heldUs: 0,
    },
  ]
}

function offersOf(
  principal: CdrLeg,
  agents: readonly CdrLeg[],
  segments: readonly TalkSegment[]
): CallOffer[] {
  const offers = agents
    .toSorted((one, other) => one.createdAtUs - other.createdAtUs)
    .map((leg): CallOffer => {
      const talk = segments.find((segment) => segment.agentLegUuid === leg.uuid)
      return {
        extension: leg.number,
        agentLegUuid: leg.uuid,
        offeredAtUs: leg.createdAtUs,
        rangAtUs: null,
        endedAtUs: talk ? (leg.answeredAtUs ?? talk.fromUs) : leg.endedAtUs,
        result: talk ? 'answered' : (leg.cause ?? 'LOST'),
      }
    })
  const { offered, state } = principal
  const known = offers.some((offer) => offer.agentLegUuid === offered?.legUuid)
  // He left while a telephone rang for him, and its record has not come.
  if (offered !== null && state === 'ringing' && !known) {
    offers.push({
      extension: offered.extension,
      agentLegUuid: offered.legUuid,
      offeredAtUs: principal.endedAtUs,
      rangAtUs: null,
      endedAtUs: principal.endedAtUs,
      result: 'ORIGINATOR_CANCEL',
    })
  }
  return offers
}
