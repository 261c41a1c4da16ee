import type { Channel } from './channel.ts'
import type { Simulation } from './simulation.ts'
import { epochSeconds, localStamp } from './stamps.ts'
import type { SwitchCore } from './switch_core.ts'

type Row = Record<string, string>

/** `show channels|calls|bridged_calls|registrations [as json] [count]`. */
export function showCommand(simulation: Simulation, argument: string): string {
  const words = argument.split(/ +/)
  const rows = rowsOf(simulation, words[0])
  if (!rows) return '-USAGE: codec|endpoint|application|api|calls|channels|registrations\n'
  if (words.includes('count')) return `\n${rows.length} total.\n`
  const json = words.join(' ').endsWith('as json')
  if (json) {
    if (rows.length === 0) return '{"row_count": 0}'
    return JSON.stringify({ row_count: rows.length, rows })
  }
  if (rows.length === 0) return '\n0 total.\n'
  const lines = [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))]
  return `${lines.map((line) => line.join(',')).join('\n')}\n\n${rows.length} total.\n`
}

function rowsOf(simulation: Simulation, what: string): Row[] | null {
  const { core } = simulation
  switch (what) {
    case 'channels':
      return core.listedChannels().map(channelRow)
    case 'calls':
      return callRows(core, false)
    case 'bridged_calls':
      return callRows(core, true)
    case 'registrations':
      return registrationRows(simulation)
    default:
      return null
  }
}

function hostName() {
  return 'spotline-simulator'
}

/** What a row of a channel and the two halves of a row of a call have in common. */
function partyRow(channel: Channel): Row {
  const created = channel.times.created / 1000
  const { profile, variables } = channel
  const met = channel.partner !== null || variables.has('last_sent_callee_id_number')
  return {
    uuid: channel.uuid,
    direction: channel.direction,
    created: localStamp(created),
    created_epoch: String(epochSeconds(created)),
    name: channel.name,
    state: channel.state,
    cid_name: profile.callerIdName,
    cid_num: profile.callerIdNumber,
    ip_addr: channel.direction === 'inbound' ? (profile.networkAddress ?? '') : '',
    dest: profile.destinationNumber,
    presence_id: channel.presenceId ?? '',
    presence_data: '',
    accountcode: '',
    callstate: channel.callState,
    callee_name: profile.calleeIdName ?? '',
    callee_num: profile.calleeIdNumber ?? '',
    callee_direction: met ? 'SEND' : '',
    call_uuid: met ? channel.callUuid : '',
    sent_callee_name: variables.get('last_sent_callee_id_name') ?? '',
    sent_callee_num: variables.get('last_sent_callee_id_number') ?? '',
  }
}

function channelRow(channel: Channel): Row {
  const party = partyRow(channel)
  const { profile, variables } = channel
  const readRate = channel.readCodec === 'PCMU' ? '64000' : '128000'
  const codec = channel.hasCodec
  return {
    ...pick(party, ['uuid', 'direction', 'created', 'created_epoch', 'name', 'state']),
    ...pick(party, ['cid_name', 'cid_num', 'ip_addr', 'dest']),
    application: variables.get('current_application') ?? '',
    application_data: variables.get('current_application_data') ?? '',
    dialplan: channel.direction === 'inbound' ? 'XML' : '',
    context: profile.context,
    read_codec: codec ? channel.readCodec : '',
    read_rate: codec ? '8000' : '',
    read_bit_rate: codec ? readRate : '',
    write_codec: codec ? 'PCMU' : '',
    write_rate: codec ? '8000' : '',
    write_bit_rate: codec ? '64000' : '',
    secure: '',
    hostname: hostName(),
    ...pick(party, ['presence_id', 'presence_data', 'accountcode', 'callstate', 'callee_name']),
    ...pick(party, ['callee_num', 'callee_direction', 'call_uuid', 'sent_callee_name']),
    sent_callee_num: party.sent_callee_num,
    initial_cid_name: profile.originalName,
    initial_cid_num: profile.originalNumber,
    initial_ip_addr: party.ip_addr,
    initial_dest: variables.get('sip_req_user') ?? profile.destinationNumber,
    initial_dialplan: channel.direction === 'inbound' ? 'XML' : '',
    initial_context: channel.direction === 'inbound' ? 'public' : 'default',
  }
}

function pick(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(names.map((name) => [name, row[name]]))
}

const B_NAMES = [
  'uuid',
  'direction',
  'created',
  'created_epoch',
  'name',
  'state',
  'cid_name',
  'cid_num',
  'ip_addr',
  'dest',
  'presence_id',
  'presence_data',
  'accountcode',
  'callstate',
  'callee_name',
  'callee_num',
  'callee_direction',
  'sent_callee_name',
  'sent_callee_num',
] as const

/** One row a conversation, and one for each leg that talks to nobody. */
function callRows(core: SwitchCore, bridgedOnly: boolean): Row[] {
  const channels = core.listedChannels()
  const listed = new Set(channels)
  const rows: Row[] = []
  for (const channel of channels) {
    const partner = channel.partner && listed.has(channel.partner) ? channel.partner : null
    if (partner && channel.otherLeg?.role === 'originator') continue
    if (bridgedOnly && !partner) continue
    const { sent_callee_name: sentName, sent_callee_num: sentNumber, ...first } = partyRow(channel)
    const second = partner ? partyRow(partner) : null
    rows.push({
      ...first,
      hostname: hostName(),
      sent_callee_name: sentName,
      sent_callee_num: sentNumber,
      ...Object.fromEntries(B_NAMES.map((name) => [`b_${name}`, second?.[name] ?? ''])),
      call_created_epoch: partner ? String(Math.floor(channel.times.bridged / 1_000_000)) : '',
    })
  }
  return rows
}

function registrationRows({ core, phones }: Simulation): Row[] {
  return phones
    .all()
    .filter((phone) => phone.behaviour.kind !== 'unregistered')
    .map((phone) => ({
      reg_user: phone.extension,
      realm: core.domain,
      token: `${phone.extension}@ua`,
      url: `sofia/internal/sip:${phone.extension}@127.0.0.1:25070`,
      expires: String(core.epoch + 3600),
      network_ip: '127.0.0.1',
      network_port: '25070',
      network_proto: 'udp',
      hostname: hostName(),
      metadata: '',
    }))
}
