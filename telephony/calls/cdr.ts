import type { CallOutcome } from './call.ts'
import {
  type ChannelHeaders,
  describeLeg,
  earlierTalkUs,
  type LegDescription,
  microseconds,
  outcomeSetByDialplan,
} from './leg_description.ts'

/** What the switch's call record says of one channel that is over. Times are microseconds since 1970. */
export interface CdrLeg extends LegDescription {
  coreUuid: string
  switchName: string
  /** 0 when it never was connected to another channel. */
  bridgedAtUs: number
  /** When a conversation began of which only this record tells, 0 if there was none. */
  talkedSinceUs: number
  endedAtUs: number
  heldUs: number
  /** Q.850 name such as NORMAL_CLEARING. */
  cause: string | null
  /** `sip_hangup_disposition`. */
  disposition: string | null
  told: CallOutcome | null
  /** `spotline_state`: where the caller stood in the dialplan. */
  state: string
  /** Extension and channel of the last offer. */
  offered: { extension: string; legUuid: string } | null
  lastPartner: string
  rating: string | null
}

/** A text that is no call record; the message says why. */
export class CdrError extends Error {}

type Cdr = {
  variables: Map<string, string>
  profile: Map<string, string>
  coreUuid: string
  switchName: string
}

/**
 * Reads a call record of mod_json_cdr or mod_xml_cdr (FreeSWITCH 1.11). Throws a `CdrError` for anything else, also for
 * a record of a channel that has not ended.
 */
export function readCdr(text: string): CdrLeg {
  const trimmed = text.trimStart()
  const cdr = trimmed.startsWith('{') ? readJson(trimmed) : readXml(trimmed)
  const headers = headersOf(cdr)
  const { variables } = cdr
  if (!/^[0-9A-Za-z_-]{1,64}$/.test(headers.uuid)) throw new CdrError('no uuid')
  if (headers.timestampUs === 0) throw new CdrError('no end')
  const direction = headers.get('Call-Direction')
  if (direction !== 'inbound' && direction !== 'outbound') throw new CdrError('no direction')
  const extension = variables.get('spotline_offer') ?? ''
  return {
    ...describeLeg(headers),
    coreUuid: cdr.coreUuid,
    switchName: cdr.switchName,
    bridgedAtUs: microseconds(variables.get('bridge_uepoch')),
    talkedSinceUs: earlierTalkUs(headers),
    endedAtUs: headers.timestampUs,
    heldUs: microseconds(variables.get('hold_accum_usec')),
    cause: variables.get('hangup_cause') ?? null,
    disposition: variables.get('sip_hangup_disposition') ?? null,
    told: outcomeSetByDialplan(headers),
    state: variables.get('spotline_state') ?? '',
    offered:
      extension === '' ? null : { extension, legUuid: variables.get('spotline_agent_uuid') ?? '' },
    lastPartner: variables.get('last_bridge_to') ?? '',
    rating: variables.get('spotline_rating') ?? null,
  }
}

/** The record under the names that the event socket has for the same facts. */
function headersOf({ variables, profile }: Cdr): ChannelHeaders {
  const others: Record<string, string | undefined> = {
    'Call-Direction': variables.get('direction'),
    'Caller-Caller-ID-Number': profile.get('caller_id_number'),
    'Caller-Destination-Number': profile.get('destination_number'),
    'Caller-Channel-Created-Time': variables.get('start_uepoch'),
    'Caller-Channel-Answered-Time': variables.get('answer_uepoch'),
    'Caller-Channel-Bridged-Time': variables.get('bridge_uepoch'),
  }
  return {
    uuid: variables.get('uuid') ?? '',
    timestampUs: microseconds(variables.get('end_uepoch')),
    get: (name) =>
      name.startsWith('variable_') ? variables.get(name.slice('variable_'.length)) : others[name],
  }
}

type Plain = Record<string, unknown>

function readJson(text: string): Cdr {
  let record: Plain
  try {
    record = JSON.parse(text) as Plain
  } catch {
    throw new CdrError('broken JSON')
  }
  const { variables, callflow } = record
  if (typeof variables !== 'object' || variables === null) throw new CdrError('no variables')
  const flow = (Array.isArray(callflow) ? callflow[0] : undefined) as Plain | undefined
  return {
    variables: textsOf(variables as Plain),
    profile: textsOf((flow?.caller_profile ?? {}) as Plain),
    coreUuid: String(record['core-uuid'] ?? ''),
    switchName: String(record.switchname ?? ''),
  }
}

function textsOf(fields: Plain): Map<string, string> {
  const texts = Object.entries(fields).map(([name, value]) => {
    const first: unknown = Array.isArray(value) ? value[0] : value
    return [name, typeof first === 'string' ? first : String(first ?? '')] as const
  })
  return new Map(texts.filter(([, text]) => text !== ''))
}

/** The format has one flat list of variables, their values as in a URL, and of each profile plain elements. */
function readXml(text: string): Cdr {
  const root = /<cdr\b([^>]*)>/.exec(text)
  if (!root) throw new CdrError('neither JSON nor a <cdr>')
  if (!text.includes('</cdr>')) throw new CdrError('broken XML')
  const variables = /<variables>([\s\S]*?)<\/variables>/.exec(text)?.[1]
  if (variables === undefined) throw new CdrError('no variables')
  const profile = /<caller_profile>([\s\S]*?)<\/caller_profile>/.exec(text)?.[1] ?? ''
  const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(root[1])?.[1] ?? ''
  return {
    variables: elementsOf(variables, unescapeUrl),
    profile: elementsOf(profile, unescapeXml),
    coreUuid: attribute('core-uuid'),
    switchName: attribute('switchname'),
  }
}

function elementsOf(text: string, read: (text: string) => string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name, value] of text.matchAll(/<([\w:.-]+)>([^<]*)<\/\1>/g)) {
    if (value !== '' && !found.has(name)) found.set(name, read(value))
  }
  return found
}

function unescapeUrl(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  return text.replaceAll(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}
