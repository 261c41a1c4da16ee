import type { SwitchEvent } from '../../../telephony/esl/event.ts'

/** Events of a leg that must be the same on every switch, each with what it says that matters. */
function describe(event: SwitchEvent): string | null {
  const get = (name: string) => event.get(name) ?? ''
  switch (event.name) {
    case 'CHANNEL_CREATE':
    case 'CHANNEL_PROGRESS':
    case 'CHANNEL_ANSWER':
    case 'CHANNEL_HOLD':
    case 'CHANNEL_UNHOLD':
      return event.name
    case 'CHANNEL_BRIDGE':
    case 'CHANNEL_UNBRIDGE':
      return event.name
    case 'CHANNEL_HANGUP':
      return `${event.name} ${get('Hangup-Cause')}`
    case 'CHANNEL_HANGUP_COMPLETE':
      return `${event.name} ${get('Hangup-Cause')} ${get('variable_sip_hangup_disposition')}`.trim()
    case 'RECORD_START':
    case 'RECORD_STOP':
      return event.name
    case 'DTMF':
      return `DTMF ${get('DTMF-Digit')}`
    case 'CUSTOM': {
      if (!event.subclass?.startsWith('spotline::')) return null
      const own = ['agent', 'cause', 'rating', 'action', 'ext', 'group', 'reason', 'box']
      const said = own.flatMap((name) => (get(name) === '' ? [] : [`${name}=${get(name)}`]))
      return [event.subclass, ...said].join(' ')
    }
    default:
      return null
  }
}

/**
 * What happened to each leg, in the order in which the legs came: the order within a leg counts, the
 * order between legs is left to chance by the switch. A leg is called by its part in the call.
 */
export function sequencesOf(events: readonly SwitchEvent[]): string[] {
  const legs = new Map<string, { name: string; steps: string[] }>()
  for (const event of events) {
    const step = describe(event)
    if (step === null || event.uuid === '') continue
    let leg = legs.get(event.uuid)
    if (!leg) {
      leg = { name: nameOf(event), steps: [] }
      legs.set(event.uuid, leg)
    }
    leg.steps.push(step)
  }
  return [...legs.values()].flatMap(({ name, steps }) => [
    name,
    ...steps.map((step) => `  ${step}`),
  ])
}

function nameOf(event: SwitchEvent): string {
  const number = event.get('Caller-Destination-Number') ?? ''
  const from = event.get('Caller-Caller-ID-Number') ?? ''
  return event.get('Call-Direction') === 'inbound' ? `from ${from}` : `to ${number}`
}
