import {
  backgroundCommand,
  command,
  ArgumentRefused,
  type Command,
  type DialNumber,
  type DtmfDigits,
  type HangupCause,
  type PlainValue,
  type SoundSource,
  type SwitchId,
  type SwitchPath,
  type UserText,
  type VariableName,
} from './arguments.ts'

import { TRUNK_FAILED } from '../calls/trunk_failed.ts'

/**
 * Every command that Spotline sends to a switch, as a typed constructor. Failure comes back as a
 * value: `-ERR No such channel!` for a leg that is gone is ordinary.
 */

/** `uuid_setvar`: keeps the rest of the line literally, so it is the one way for user text. */
export function uuidSetvar(uuid: SwitchId, name: VariableName, value: UserText): Command {
  return command`uuid_setvar ${uuid} ${name} ${value}`
}

/** Several variables at once; values are plain, since `;` and `=` separate. Needs at least one. */
export function uuidSetvarMulti(
  uuid: SwitchId,
  values: ReadonlyArray<readonly [VariableName, PlainValue]>
): Command {
  if (values.length === 0) throw new ArgumentRefused('uuid_setvar_multi', values)
  const list = values.map(([name, value]) => `${name}=${value}`).join(';')
  return command`uuid_setvar_multi ${uuid} ${list as PlainValue}`
}

export function uuidGetvar(uuid: SwitchId, name: VariableName): Command {
  return command`uuid_getvar ${uuid} ${name}`
}

/**
 * Transfers the channel only if the variable holds `expected` at that moment; the switch decides, so
 * there is no race. Answers `-ERR No such channel!` when the channel is gone or the value differs. A
 * plain `uuid_transfer` would tear a bridged call.
 */
export function guardedTransfer(
  uuid: SwitchId,
  guard: { variable: VariableName; expected: SwitchId },
  extension: SwitchId,
  context: SwitchId
): Command {
  return command`expand uuid_transfer \${cond(\${uuid_getvar(${uuid} ${guard.variable})} == ${guard.expected} ? ${uuid} : none)} ${extension} XML ${context}`
}

/** `both` moves the other leg too, `other` only that one; without it the leg named. */
export function uuidTransfer(
  uuid: SwitchId,
  extension: SwitchId | DialNumber,
  context: SwitchId,
  which: 'self' | 'other' | 'both' = 'self'
): Command {
  if (which === 'both') return command`uuid_transfer ${uuid} -both ${extension} XML ${context}`
  if (which === 'other') return command`uuid_transfer ${uuid} -bleg ${extension} XML ${context}`
  return command`uuid_transfer ${uuid} ${extension} XML ${context}`
}

/** Both legs of a bridge at once, each to an extension of its own (consulting: hold room + ring). */
export function uuidDualTransfer(
  uuid: SwitchId,
  own: SwitchId,
  other: SwitchId,
  context: SwitchId
): Command {
  return command`uuid_dual_transfer ${uuid} ${own}/XML/${context} ${other}/XML/${context}`
}

/** Both legs (`both`) or one into a conference room of the profile `default`. */
export function uuidTransferToConference(
  uuid: SwitchId,
  room: SwitchId,
  which: 'self' | 'both'
): Command {
  return which === 'both'
    ? command`uuid_transfer ${uuid} -both conference:${room}@default inline`
    : command`uuid_transfer ${uuid} conference:${room}@default inline`
}

/** Only between two legs that are both answered and idle; see the race in docs/telephony.md. */
export function uuidBridge(uuid: SwitchId, other: SwitchId): Command {
  return command`uuid_bridge ${uuid} ${other}`
}

export function uuidKill(uuid: SwitchId, cause?: HangupCause): Command {
  return cause === undefined ? command`uuid_kill ${uuid}` : command`uuid_kill ${uuid} ${cause}`
}

export function uuidHold(uuid: SwitchId, action: 'hold' | 'off' | 'toggle'): Command {
  if (action === 'off') return command`uuid_hold off ${uuid}`
  if (action === 'toggle') return command`uuid_hold toggle ${uuid}`
  return command`uuid_hold ${uuid}`
}

/** Asks the phone itself by NOTIFY to answer (`talk`) or hold; no event unless it obeys. */
export function uuidPhoneEvent(uuid: SwitchId, action: 'talk' | 'hold'): Command {
  return action === 'talk'
    ? command`uuid_phone_event ${uuid} talk`
    : command`uuid_phone_event ${uuid} hold`
}

/** Silences what comes from this leg's phone, or ends that. */
export function uuidMute(uuid: SwitchId, on: boolean): Command {
  return on ? command`uuid_audio ${uuid} start read mute 1` : command`uuid_audio ${uuid} stop`
}

export function uuidRecord(
  uuid: SwitchId,
  action: 'start' | 'stop' | 'mask' | 'unmask',
  path: SwitchPath
): Command {
  const verb = { start: 'start', stop: 'stop', mask: 'mask', unmask: 'unmask' }[action]
  return command`uuid_record ${uuid} ${verb as SwitchId} ${path}`
}

/** Plays to this leg alone; on top of a playing `playback`, which resumes afterwards. */
export function uuidBroadcast(uuid: SwitchId, sound: SoundSource): Command {
  return command`uuid_broadcast ${uuid} ${sound} aleg`
}

export function uuidBreak(uuid: SwitchId): Command {
  return command`uuid_break ${uuid} all`
}

/** Acts as if the phone had pressed the keys: switches an eavesdropping leg's mode. */
export function uuidReceiveDtmf(uuid: SwitchId, digits: DtmfDigits): Command {
  return command`uuid_recv_dtmf ${uuid} ${digits}`
}

export function uuidSendDtmf(uuid: SwitchId, digits: DtmfDigits): Command {
  return command`uuid_send_dtmf ${uuid} ${digits}`
}

/** Answers `true` or `false`, live (not from the lagging copy that `show` reads). */
export function uuidExists(uuid: SwitchId): Command {
  return command`uuid_exists ${uuid}`
}

export function uuidDump(uuid: SwitchId): Command {
  return command`uuid_dump ${uuid} json`
}

export function showChannels(): Command {
  return command`show channels as json`
}

export function showCalls(): Command {
  return command`show calls as json`
}

export function showRegistrations(): Command {
  return command`show registrations as json`
}

/** Answers a dial string, or `error/user_not_registered`. */
export function sofiaContact(extension: DialNumber, domain: PlainValue): Command {
  return command`sofia_contact ${extension}@${domain}`
}

export function hashInsert(realm: SwitchId, key: PlainValue, value: PlainValue): Command {
  return command`hash insert/${realm}/${notEmpty(key)}/${notEmpty(value)}`
}

export function hashDelete(realm: SwitchId, key: PlainValue): Command {
  return command`hash delete/${realm}/${notEmpty(key)}`
}

export function hashSelect(realm: SwitchId, key: PlainValue): Command {
  return command`hash select/${realm}/${notEmpty(key)}`
}

function notEmpty(value: PlainValue): PlainValue {
  if (value === '') throw new ArgumentRefused('PlainValue', value)
  return value
}

/**
 * Answers the core's uuid, as every event has it in `Core-UUID`. Also the cheapest proof that the
 * switch answers at all.
 */
export function coreUuid(): Command {
  return command`global_getvar core_uuid`
}

export function conferenceKick(room: SwitchId, member: DialNumber): Command {
  return command`conference ${room} kick ${member}`
}

/** Keeps the fallback queue's agent in step: it doesn't know our calls. */
export function fallbackAgentStatus(agent: SwitchId, available: boolean): Command {
  return available
    ? command`callcenter_config agent set status ${agent} Available`
    : command`callcenter_config agent set status ${agent} 'On Break'`
}

export function reloadXml(): Command {
  return command`reloadxml`
}

export interface ClickToDial {
  /** Our own ids for the two legs. */
  agentLegUuid: SwitchId
  customerLegUuid: SwitchId
  callId: SwitchId
  extension: DialNumber
  customerNumber: DialNumber
  /** What the customer sees. */
  shownNumber: DialNumber
  /** The trunks, tried in order. Null for a telephone of the house. */
  gateways: readonly SwitchId[] | null
  agentRingSeconds: number
  customerRingSeconds: number
}

/**
 * Rings the agent, then dials the customer. The job's `+OK` comes when the *agent* answers; the
 * customer was reached at the CHANNEL_ANSWER of his leg, which is `customerLegUuid` unless the first trunk refused. No quotes around `&bridge(…)`,
 * and no comma or parenthesis within a value.
 */
export function originateClickToDial(dial: ClickToDial): Command {
  const agentSeconds = wholeSeconds(dial.agentRingSeconds)
  const customerSeconds = wholeSeconds(dial.customerRingSeconds)
  if (dial.gateways === null) {
    return backgroundCommand`originate {origination_uuid=${dial.agentLegUuid},originate_timeout=${agentSeconds},ignore_early_media=true,hangup_after_bridge=true,origination_caller_id_number=${dial.customerNumber},origination_caller_id_name=${dial.customerNumber}}user/${dial.extension} &bridge({origination_uuid=${dial.customerLegUuid},origination_caller_id_number=${dial.shownNumber},origination_caller_id_name=${dial.shownNumber},originate_timeout=${customerSeconds}}user/${dial.customerNumber})`
  }
  return backgroundCommand`originate {origination_uuid=${dial.agentLegUuid},originate_timeout=${agentSeconds},ignore_early_media=true,hangup_after_bridge=true,origination_caller_id_number=${dial.customerNumber},origination_caller_id_name=${dial.customerNumber},spotline_call_id=${dial.callId},spotline_agent=${dial.extension},spotline_direction=outbound,spotline_customer=${dial.customerNumber}}user/${dial.extension} &bridge({origination_caller_id_number=${dial.shownNumber},origination_caller_id_name=${dial.shownNumber},fail_on_single_reject=!${NEXT_TRUNK_AFTER},spotline_call_id=${dial.callId},spotline_direction=outbound,spotline_customer=${dial.customerNumber},spotline_offer=${dial.extension},force_transfer_context=default}${trunksTo(dial, customerSeconds)})`
}

/** Any other cause speaks of the person called and ends the attempt; `!` in front turns the list round. */
const NEXT_TRUNK_AFTER = TRUNK_FAILED.join(':') as PlainValue

/**
 * The first attempt has the id that we gave it, those after it ids of the switch's own. Each has a time of its own:
 * with a list of causes the switch forgets `originate_timeout`.
 */
function trunksTo(dial: ClickToDial, seconds: PlainValue): PlainValue {
  const gateways = dial.gateways ?? []
  if (gateways.length === 0) throw new ArgumentRefused('gateways', gateways)
  const ways = gateways.map((gateway, index) => {
    const id = index === 0 ? `origination_uuid=${dial.customerLegUuid},` : ''
    return `[${id}leg_timeout=${seconds}]sofia/gateway/${gateway}/${dial.customerNumber}`
  })
  return ways.join('|') as PlainValue
}

export type SuperviseMode = 'listen' | 'whisper' | 'barge'

/**
 * Rings the supervisor and joins him to the agent's leg. The mode is switched later by
 * `uuidReceiveDtmf`: 2 to the agent, 3 to both, 0 to nobody.
 */
export function originateSupervisor(
  legUuid: SwitchId,
  supervisor: DialNumber,
  agentLegUuid: SwitchId,
  callId: SwitchId,
  ringSeconds: number
): Command {
  return backgroundCommand`originate {origination_uuid=${legUuid},originate_timeout=${wholeSeconds(ringSeconds)},ignore_early_media=true,eavesdrop_enable_dtmf=true,spotline_call_id=${callId},spotline_role=supervisor}user/${supervisor} &eavesdrop(${agentLegUuid})`
}

/** Rings another extension into a running conversation; the call survives his leaving. */
export function originateThreeWay(
  legUuid: SwitchId,
  extension: DialNumber,
  bridgedLegUuid: SwitchId,
  callId: SwitchId,
  ringSeconds: number
): Command {
  return backgroundCommand`originate {origination_uuid=${legUuid},originate_timeout=${wholeSeconds(ringSeconds)},ignore_early_media=true,spotline_call_id=${callId},spotline_role=third}user/${extension} &three_way(${bridgedLegUuid})`
}

/** Rings another extension into a conference room. */
export function originateToConference(
  legUuid: SwitchId,
  extension: DialNumber,
  room: SwitchId,
  callId: SwitchId,
  ringSeconds: number
): Command {
  return backgroundCommand`originate {origination_uuid=${legUuid},originate_timeout=${wholeSeconds(ringSeconds)},ignore_early_media=true,spotline_call_id=${callId},spotline_role=third}user/${extension} &conference(${room}@default)`
}

function wholeSeconds(value: number): PlainValue {
  if (!Number.isInteger(value) || value < 1 || value > 600) {
    throw new ArgumentRefused('seconds', value)
  }
  return String(value) as PlainValue
}
