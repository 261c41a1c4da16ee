import type { CallOutcome } from './call.ts'

/** Headers of a channel by their names on the event socket: an event, or a call record read like one. */
export interface ChannelHeaders {
  readonly uuid: string
  readonly timestampUs: number
  get(name: string): string | undefined
}

/** What a channel's headers tell about its part, in an event or in an answer to `uuid_dump`. */
export interface LegDescription {
  uuid: string
  /** Uuids of channels that this one belongs to, best evidence first. */
  linkedTo: string[]
  /** `spotline_call_id`, empty if not set. */
  callId: string
  inbound: boolean
  /** It is a phone of ours: dialled as `user/…`, an agent's outside number, or signed in when it called. */
  isExtension: boolean
  /** The extension, or the outside party's number. */
  number: string
  /** Number that calls, as the switch shows it. */
  callerNumber: string
  /** What was dialled, before transfers. */
  dnis: string
  /** Set by our own originate commands. */
  role: 'supervisor' | 'third' | ''
  outboundMarked: boolean
  createdAtUs: number
  answeredAtUs: number | null
}

export function describeLeg(event: ChannelHeaders): LegDescription {
  const inbound = event.get('Call-Direction') === 'inbound'
  const dialled = event.get('variable_dialed_user') ?? ''
  const signedIn = inbound ? (event.get('variable_sip_auth_username') ?? '') : ''
  const agent = event.get('variable_spotline_agent') ?? ''
  const destination = event.get('Caller-Destination-Number') ?? ''
  const callerNumber = event.get('Caller-Caller-ID-Number') ?? ''
  const role = event.get('variable_spotline_role') ?? ''
  const createdAtUs = microseconds(event.get('Caller-Channel-Created-Time'))
  return {
    uuid: event.uuid,
    linkedTo: linksOf(event, inbound),
    callId: event.get('variable_spotline_call_id') ?? '',
    inbound,
    isExtension: inbound ? signedIn !== '' : dialled !== '' || agent !== '',
    number: inbound ? signedIn || callerNumber : agent || dialled || destination,
    callerNumber,
    dnis: inbound
      ? (event.get('variable_spotline_dnis') ?? event.get('variable_sip_req_user') ?? destination)
      : destination,
    role: role === 'supervisor' || role === 'third' ? role : '',
    outboundMarked: event.get('variable_spotline_direction') === 'outbound',
    createdAtUs: createdAtUs > 0 ? createdAtUs : event.timestampUs,
    answeredAtUs: microseconds(event.get('Caller-Channel-Answered-Time')) || null,
  }
}

/** An inbound channel begins a call of its own; the other channels say who had them made. */
function linksOf(event: ChannelHeaders, inbound: boolean): string[] {
  if (inbound) return []
  const links = [
    event.get('variable_cc_member_session_uuid'),
    event.get('variable_originator'),
    event.get('Other-Leg-Unique-ID'),
    event.get('variable_signal_bond'),
  ]
  return links.filter((uuid) => uuid !== undefined && uuid !== '') as string[]
}

export function microseconds(text: string | undefined): number {
  const value = Number(text ?? '')
  return Number.isSafeInteger(value) && value > 0 ? value : 0
}

const OUTCOMES: ReadonlySet<string> = new Set<CallOutcome>([
  'no_agent',
  'out_of_hours',
  'ivr_completed',
  'blocked',
  'callback_taken',
  'voicemail',
])

/**
 * `spotline_outcome`, which the dialplan sets where only it knows why it hangs up. It never says
 * that a call was answered or abandoned: the model sees that itself.
 */
export function outcomeSetByDialplan(event: ChannelHeaders): CallOutcome | null {
  const value = event.get('variable_spotline_outcome') ?? ''
  return OUTCOMES.has(value) ? (value as CallOutcome) : null
}

/**
 * When a conversation began that nobody saw, 0 if there was none. `last_bridge_to` tells whether
 * there was one (`bridge_uuid` is also set by an attempt); after `transfer_after_bridge` the switch
 * has forgotten the time, and the answer of the channel stands for it.
 */
export function earlierTalkUs(event: ChannelHeaders): number {
  if ((event.get('variable_last_bridge_to') ?? '') === '') return 0
  return (
    microseconds(event.get('Caller-Channel-Bridged-Time')) ||
    microseconds(event.get('variable_bridge_uepoch')) ||
    microseconds(event.get('Caller-Channel-Answered-Time'))
  )
}
