import type { EventHeaders } from './scripted_socket.ts'

/**
 * Events that tell of the switch's inside only. The simulator does not send them: `API` for each
 * command, the codec negotiation, the scheduler's tasks.
 */
const INSIDE = new Set(['API', 'CODEC', 'RE_SCHEDULE', 'ADD_SCHEDULE', 'DEL_SCHEDULE', 'HEARTBEAT'])

/** What a conference tells of voices: the simulator's people are silent. */
const OF_VOICES = new Set(['floor-change', 'start-talking', 'stop-talking', 'mute-member'])

export interface SequenceStep {
  /** `in1`, `out1` … in the order in which the legs appeared; empty without a leg. */
  leg: string
  /** What a client can tell the event by. */
  what: string
  headers: string[]
}

function text(value: string | string[] | undefined) {
  return Array.isArray(value) ? value[0] : (value ?? '')
}

/** Names each event by what it tells, with ids and times left out. */
export function sequenceOf(events: readonly EventHeaders[]): SequenceStep[] {
  const legs = new Map<string, string>()
  const counts = { in: 0, out: 0 }
  return events
    .filter((event) => !INSIDE.has(text(event['Event-Name'])))
    .filter((event) => !OF_VOICES.has(text(event['Action'])))
    .map((event) => {
      const uuid = text(event['Unique-ID'])
      if (uuid && !legs.has(uuid)) {
        const kind = text(event['Call-Direction']) === 'inbound' ? 'in' : 'out'
        legs.set(uuid, `${kind}${++counts[kind]}`)
      }
      const parts = [
        text(event['Event-Name']),
        text(event['Event-Subclass']),
        text(event['Channel-State']),
        text(event['Channel-Call-State']),
        text(event['Answer-State']),
        text(event['Hangup-Cause']),
        text(event['variable_sip_hangup_disposition']),
        text(event['variable_originate_disposition']),
        text(event['Application']),
        text(event['Application-Response']),
        text(event['cause']),
        text(event['DTMF-Digit']),
      ]
      return {
        leg: legs.get(uuid) ?? '',
        what: parts.join(' ').replaceAll(/ +/g, ' ').trim(),
        headers: Object.keys(event),
      }
    })
}

/** The steps of each leg by itself: between legs the real switch's order varies from run to run. */
export function byLeg(steps: readonly SequenceStep[]): Map<string, SequenceStep[]> {
  const legs = new Map<string, SequenceStep[]>()
  for (const step of steps) {
    const own = legs.get(step.leg) ?? []
    own.push(step)
    legs.set(step.leg, own)
  }
  return legs
}
