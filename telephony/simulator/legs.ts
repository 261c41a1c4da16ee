import type { CallerProfile, Disposition, Party } from './channel.ts'
import { Channel } from './channel.ts'
import type { SwitchCore } from './switch_core.ts'
import { stopRecordings } from './recordings.ts'
import { spoolCallRecord } from './call_records.ts'
import { releaseLimits } from './limits.ts'
import { closingVariables } from './closing_variables.ts'
import {
  INBOUND_ACKNOWLEDGED,
  INBOUND_ANSWERED,
  INBOUND_CREATED,
  OUTBOUND_ANSWERED,
  OUTBOUND_RINGING,
  fill,
} from './variable_steps.ts'
import { routeChannel } from './dialplan_run.ts'

/** The media frame: the switch notices most things at the end of one. */
export const FRAME_MS = 20
/** A step between two of the switch's threads. */
export const THREAD_STEP_MS = 1

/** The values that the variable templates may ask for. */
export function legFields(core: SwitchCore, channel: Channel): Record<string, string> {
  const id = channel.uuid.replaceAll('-', '').padEnd(16, '0')
  const port = String(20_000 + ((channel.times.created / 20_000) % 20_000))
  const sdp = (user: string) =>
    `v=0\r\no=${user} 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n` +
    `m=audio ${port} RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\n`
  return {
    uuid: channel.uuid,
    session: channel.variables.get('session_id') ?? core.nextSession(),
    number: channel.profile.originalNumber,
    callerName: channel.profile.callerIdName,
    destination: channel.variables.get('sip_req_user') ?? channel.profile.destinationNumber,
    domain: core.domain,
    channelName: channel.name,
    sipCallId: `${id.slice(-12)}@ua`,
    fromTag: id.slice(0, 12),
    toTag: id.slice(4, 16),
    cseq: '123103113',
    microseconds: String(core.microseconds),
    remoteSdp: sdp('ua'),
    localSdp: sdp('FreeSWITCH'),
    mediaPort: port,
    ssrc: String(Number.parseInt(id.replace(/\D/g, '').slice(0, 9) || '1', 10)),
  }
}

/**
 * An INVITE comes in, over the trunk or from a telephone of the house; the dialplan starts one media
 * frame later.
 */
export function placeInboundLeg(
  core: SwitchCore,
  input: { number: string; dnis: string; party: Party; from?: 'trunk' | 'telephone' }
) {
  const { number, dnis } = input
  const isTelephone = input.from === 'telephone'
  const profile: CallerProfile = {
    index: 1,
    createdAt: core.microseconds,
    username: number,
    dialplan: 'XML',
    callerIdName: number,
    callerIdNumber: number,
    originalName: number,
    originalNumber: number,
    calleeIdName: null,
    calleeIdNumber: null,
    networkAddress: '127.0.0.1',
    ani: number,
    destinationNumber: dnis,
    source: 'mod_sofia',
    transferSource: null,
    context: isTelephone ? 'default' : 'public',
    redirectedFrom: null,
  }
  const channel = new Channel({
    uuid: core.nextUuid(),
    direction: 'inbound',
    name: `sofia/${isTelephone ? 'internal' : 'external'}/${number}@${core.domain}`,
    now: core.clock.now(),
    profile,
  })
  channel.party = input.party
  core.add(channel)
  core.emit('CHANNEL_STATE', { channel })
  core.after(FRAME_MS, () => {
    channel.hasCodec = true
    core.setState(channel, 'CS_INIT')
    channel.variables.setAll(fill(INBOUND_CREATED, legFields(core, channel)))
    if (isTelephone) registerCaller(channel, number)
    core.emit('CHANNEL_CREATE', { channel })
    if (!channel.isUp) return finishLeg(core, channel)
    routeChannel(core, channel)
  })
  return channel
}

/** What the directory says of a telephone that dials. */
function registerCaller(channel: Channel, number: string) {
  channel.variables.setAll([
    ['sofia_profile_name', 'internal'],
    ['sip_auth_username', number],
    ['user_context', 'default'],
    ['spotline_dial_class', 'of_national'],
  ])
}

/** `answer` on an inbound leg. */
export function answerInbound(core: SwitchCore, channel: Channel) {
  if (channel.isAnswered || channel.direction === 'outbound') return
  channel.variables.setAll(fill(INBOUND_ANSWERED, legFields(core, channel)))
  channel.times.answered = core.microseconds
  channel.answerState = 'answered'
  core.emit('CHANNEL_ANSWER', { channel })
  core.setCallState(channel, 'ACTIVE')
  channel.variables.setAll(fill(INBOUND_ACKNOWLEDGED, legFields(core, channel)))
}

/** 180 from the phone. */
export function markRinging(core: SwitchCore, channel: Channel) {
  if (!channel.isUp || channel.times.progress > 0) return
  channel.profile.networkAddress = '127.0.0.1'
  channel.variables.setAll(fill(OUTBOUND_RINGING, legFields(core, channel)))
  channel.times.progress = core.microseconds
  core.emit('CHANNEL_PROGRESS', { channel })
  core.setCallState(channel, 'RINGING')
}

/** 200 from the phone, up to and with CHANNEL_ANSWER. */
export function markAnswered(core: SwitchCore, channel: Channel) {
  channel.profile.networkAddress = '127.0.0.1'
  const fields = legFields(core, channel)
  channel.variables.setAll(fill(OUTBOUND_RINGING, fields))
  channel.variables.setAll(fill(OUTBOUND_ANSWERED, fields))
  channel.hasCodec = true
  channel.times.answered = core.microseconds
  channel.answerState = 'answered'
  core.emit('CHANNEL_ANSWER', { channel })
  channel.variables.set('endpoint_disposition', 'ANSWER')
}

/** The leg goes down now: CHANNEL_HANGUP. The rest follows with `endHangup` and `destroyLeg`. */
export function beginHangup(
  core: SwitchCore,
  channel: Channel,
  cause: string,
  disposition: Disposition
) {
  if (!channel.isUp) return false
  const { variables } = channel
  if (disposition === 'recv_bye') {
    variables.set('sip_term_status', '200')
    variables.set('proto_specific_hangup_cause', 'sip:200')
    variables.set('sip_term_cause', '16')
  }
  if (channel.partner) {
    variables.set(
      'last_bridge_role',
      channel.otherLeg?.role === 'originator' ? 'originatee' : 'originator'
    )
  }
  channel.hangupCause = cause
  channel.disposition = disposition
  channel.answerState = 'hangup'
  channel.times.hangup = core.microseconds
  core.emit('CHANNEL_HANGUP', { channel })
  return true
}

/** The leg's own end: from CS_HANGUP to CHANNEL_HANGUP_COMPLETE. */
export function endHangup(core: SwitchCore, channel: Channel) {
  noteEndOnFormerPartner(core, channel)
  core.setState(channel, 'CS_HANGUP')
  stopRecordings(core, channel)
  releaseLimits(core, channel)
  core.setCallState(channel, 'HANGUP')
  core.emitPresence(channel)
  core.setState(channel, 'CS_REPORTING')
  closingVariables(channel)
  core.emit('CHANNEL_HANGUP_COMPLETE', {
    channel,
    before: [['Hangup-Cause', channel.hangupCause!]],
  })
  spoolCallRecord(core, channel)
  channel.party?.onHangup(channel)
}

/** A leg whose partner was bridged to somebody else still leaves its cause there. */
function noteEndOnFormerPartner(core: SwitchCore, channel: Channel) {
  if (channel.partner) return
  const former = core.channels.get(channel.variables.get('signal_bond') ?? '')
  if (!former?.isUp || former.partner === null || former.partner === channel) return
  former.variables.set('last_bridge_hangup_cause', channel.hangupCause!)
}

export function destroyLeg(core: SwitchCore, channel: Channel) {
  for (const end of channel.spies) end()
  core.emit('CHANNEL_DESTROY', { channel })
  core.setState(channel, 'CS_DESTROY')
  core.remove(channel)
}

/** Hangs a leg up and lets whoever is in charge of it carry it to its end. */
export function hangUpLeg(
  core: SwitchCore,
  channel: Channel,
  cause: string,
  disposition: Disposition
) {
  if (!beginHangup(core, channel, cause, disposition)) return false
  if (channel.owner) channel.owner.legDown(channel)
  else core.after(THREAD_STEP_MS, () => finishLeg(core, channel))
  return true
}

/** The phone at the far end hung up. */
export function remoteHangUp(core: SwitchCore, channel: Channel) {
  if (channel.isAnswered) return hangUpLeg(core, channel, 'NORMAL_CLEARING', 'recv_bye')
  return hangUpLeg(core, channel, 'ORIGINATOR_CANCEL', 'recv_cancel')
}

/** The switch hangs up: `uuid_kill`, `hangup`, `hupall`, a shutdown. */
export function killLeg(core: SwitchCore, channel: Channel, cause: string) {
  if (channel.isAnswered) return hangUpLeg(core, channel, cause, 'send_bye')
  const refused = channel.direction === 'inbound' ? 'send_refuse' : 'send_cancel'
  return hangUpLeg(core, channel, cause, refused)
}

/** A leg that runs the dialplan, or nothing at all, goes down to its end. */
export function finishLeg(core: SwitchCore, channel: Channel) {
  const { blocking } = channel
  channel.blocking = null
  blocking?.interrupt('hangup')
  endHangup(core, channel)
  destroyLeg(core, channel)
}
