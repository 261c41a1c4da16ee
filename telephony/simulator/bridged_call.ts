import { recordDisposition } from './bridging.ts'
import type { Channel } from './channel.ts'
import { executeApplication, prepareTransfer } from './dialplan_run.ts'
import type { DialTarget } from './endpoints.ts'
import { FRAME_MS, THREAD_STEP_MS, beginHangup, destroyLeg, endHangup, hangUpLeg } from './legs.ts'
import { addBridgedTime } from './recordings.ts'
import type { SwitchCore } from './switch_core.ts'

/** `execute_on_pre_bridge` takes effect this much after CHANNEL_BRIDGE. */
const PRE_BRIDGE_MS = 207

/** Both have answered: CHANNEL_BRIDGE on the caller, and `done` when the bridge is over. */
export function talk(
  core: SwitchCore,
  caller: Channel,
  leg: Channel,
  target: DialTarget,
  done: (response?: string) => void
) {
  const { variables } = caller
  const isUser = target.kind === 'user'
  caller.profile.calleeIdName = 'Outbound Call'
  caller.profile.calleeIdNumber = leg.profile.destinationNumber
  caller.otherLeg = { role: 'originatee', channel: leg, profile: leg.profile }
  leg.otherLeg = { role: 'originator', channel: caller, profile: caller.profile }
  core.setCallState(caller, 'ACTIVE')
  if (isUser) {
    variables.push('originated_legs', `${leg.uuid};Outbound Call;${target.number}`)
    core.emit('CHANNEL_OUTGOING', { channel: leg })
  }
  variables.unset('originate_signal_bond')
  variables.set('switch_m_sdp', leg.variables.get('switch_r_sdp'))
  variables.set('video_media_flow', 'inactive')
  variables.set('text_media_flow', 'inactive')
  variables.touch('audio_media_flow')
  if (variables.has('ringback')) variables.touch('read_codec', 'read_rate')
  const success = `${leg.uuid};NONE`
  if (isUser) variables.push('originate_causes', success)
  variables.set('originate_disposition', 'SUCCESS')
  variables.set('DIALSTATUS', 'SUCCESS')
  variables.push('originate_causes', success)
  variables.set('signal_bond', leg.uuid)
  converse(core, caller, leg, done)
  core.after(PRE_BRIDGE_MS, () => {
    if (caller.isUp && caller.partner === leg) runPreBridge(core, caller)
  })
}

/** The two hear each other until one of them goes; `done` when the bridge is over. */
export function converse(
  core: SwitchCore,
  caller: Channel,
  leg: Channel,
  done: (response?: string) => void,
  fresh = true
) {
  joinLegs(core, caller, leg, fresh)
  const startedAt = core.clock.now()
  const countTime = () => addBridgedTime(caller, core.clock.now() - startedAt)
  caller.blocking = {
    interrupt: (reason) => {
      countTime()
      endOfCaller(core, caller, leg, reason, done)
    },
  }
  leg.owner = {
    legDown: () => {
      countTime()
      endOfPartner(core, caller, leg, done)
    },
  }
  const part = () => {
    countTime()
    partAlive(core, caller, leg, done)
  }
  caller.bridge = { caller, leg, part }
  leg.bridge = caller.bridge
}

/** `execute_on_pre_bridge_1`, `_2` and so on, one after the other. */
function runPreBridge(core: SwitchCore, caller: Channel, index = 1) {
  const text = caller.variables.get(`execute_on_pre_bridge_${index}`)
  if (!text) return
  const [application, ...rest] = text.split(' ')
  const { blocking } = caller
  executeApplication(core, caller, application, rest.join(' '), () => {
    if (caller.isUp) runPreBridge(core, caller, index + 1)
  })
  caller.blocking = blocking
}

function joinLegs(core: SwitchCore, caller: Channel, leg: Channel, fresh: boolean) {
  caller.partner = leg
  leg.partner = caller
  caller.times.bridged = core.microseconds
  leg.times.bridged = core.microseconds
  core.emit('CHANNEL_BRIDGE', {
    channel: caller,
    before: [
      ['Bridge-A-Unique-ID', caller.uuid],
      ['Bridge-B-Unique-ID', leg.uuid],
    ],
  })
  if (!fresh) core.setState(leg, 'CS_CONSUME_MEDIA')
  core.setState(leg, 'CS_EXCHANGE_MEDIA')
  if (fresh) leg.variables.touch('call_uuid')
  setPartner(leg, caller)
  setPartner(caller, leg)
  sendUpdate(core, leg, caller)
  caller.party?.onBridge?.(caller, leg)
  leg.party?.onBridge?.(leg, caller)
  core.after(FRAME_MS, () => {
    if (caller.partner === leg && caller.isUp) sendUpdate(core, caller, leg)
  })
}

function setPartner(channel: Channel, partner: Channel) {
  const { variables } = channel
  variables.set('bridge_to', partner.uuid)
  variables.set('last_bridge_to', partner.uuid)
  variables.set('bridge_channel', partner.name)
  variables.set('bridge_uuid', partner.uuid)
  variables.set('signal_bond', partner.uuid)
}

/** The display update that tells one phone whom it talks to. */
function sendUpdate(core: SwitchCore, channel: Channel, partner: Channel) {
  const isOriginator = channel.otherLeg?.role === 'originatee'
  const name = isOriginator ? 'Outbound Call' : channel.profile.callerIdName
  const number = isOriginator ? partner.profile.destinationNumber : channel.profile.callerIdNumber
  channel.variables.set('last_sent_callee_id_name', name)
  channel.variables.set('last_sent_callee_id_number', number)
  core.emit('CALL_UPDATE', {
    channel,
    before: [
      ['Direction', 'SEND'],
      ['Sent-Callee-ID-Name', name],
      ['Sent-Callee-ID-Number', number],
      ['Bridged-To', partner.uuid],
    ],
  })
}

function separate(caller: Channel, leg: Channel) {
  caller.partner = null
  leg.partner = null
  caller.bridge = null
  leg.bridge = null
  caller.blocking = null
}

function emitUnbridge(core: SwitchCore, caller: Channel, leg: Channel, cause: string | null) {
  caller.variables.unset('bridge_to')
  if (cause) caller.variables.set('bridge_hangup_cause', cause)
  core.emit('CHANNEL_UNBRIDGE', {
    channel: caller,
    before: [
      ['Bridge-A-Unique-ID', caller.uuid],
      ['Bridge-B-Unique-ID', leg.uuid],
    ],
  })
}

/** What the end of one leg leaves behind on the other. */
export function noteLastBridge(channel: Channel, partner: Channel) {
  if (partner.disposition === 'recv_bye') channel.variables.set('sip_hangup_phrase', 'OK')
  channel.variables.set('last_bridge_hangup_cause', partner.hangupCause ?? 'NORMAL_CLEARING')
  const specific = partner.variables.get('proto_specific_hangup_cause')
  if (specific) channel.variables.set('last_bridge_proto_specific_hangup_cause', specific)
}

/** The caller's side of the line learns that it is alone, unless it has gone itself. */
function tellParty(caller: Channel) {
  if (caller.isUp) caller.party?.onUnbridge?.(caller)
}

function destroyLater(core: SwitchCore, leg: Channel) {
  core.after(THREAD_STEP_MS, () => {
    leg.callUuid = leg.uuid
    leg.variables.set('call_uuid', leg.uuid)
    destroyLeg(core, leg)
  })
}

/** The caller's side ends the bridge: he hung up, or he is transferred away. */
function endOfCaller(
  core: SwitchCore,
  caller: Channel,
  leg: Channel,
  reason: 'transfer' | 'hangup' | 'break',
  done: (response?: string) => void
) {
  leg.variables.unset('bridge_to')
  if (reason === 'hangup') noteLastBridge(leg, caller)
  // Whatever ended the caller's leg, a kick say, is an ordinary end for the other.
  const shutdown = caller.hangupCause === 'SYSTEM_SHUTDOWN'
  const cause = shutdown ? 'SYSTEM_SHUTDOWN' : 'NORMAL_CLEARING'
  leg.owner = null
  separate(caller, leg)
  beginHangup(core, leg, cause, 'send_bye')
  endHangup(core, leg)
  leg.variables.set('bridge_hangup_cause', cause)
  if (reason === 'hangup') recordDisposition(caller)
  emitUnbridge(core, caller, leg, cause)
  destroyLater(core, leg)
  if (reason !== 'hangup') caller.variables.unset('signal_bond')
  tellParty(caller)
  done()
}

/** Both go elsewhere; the switch forgets the bond of a leg that is transferred. */
function partAlive(
  core: SwitchCore,
  caller: Channel,
  leg: Channel,
  done: (response?: string) => void
) {
  leg.owner = null
  separate(caller, leg)
  leg.variables.unset('bridge_to')
  for (const one of [caller, leg]) if (one.pendingRoute) one.variables.unset('signal_bond')
  emitUnbridge(core, caller, leg, null)
  tellParty(caller)
  const { pendingRoute, pendingBridge } = caller
  const goesNowhere = !pendingRoute && !pendingBridge
  if (goesNowhere && caller.variables.get('hangup_after_bridge') === 'true') {
    hangUpLeg(core, caller, 'NORMAL_CLEARING', 'send_bye')
  }
  done()
}

/** The called party's leg went down first. */
function endOfPartner(
  core: SwitchCore,
  caller: Channel,
  leg: Channel,
  done: (response?: string) => void
) {
  const cause = leg.hangupCause!
  leg.variables.unset('bridge_to')
  endHangup(core, leg)
  separate(caller, leg)
  noteLastBridge(caller, leg)
  emitUnbridge(core, caller, leg, cause)
  destroyLater(core, leg)
  if (!caller.isUp) return done()
  tellParty(caller)
  const { variables } = caller
  const after = variables.get('transfer_after_bridge')
  if (after) {
    variables.unset('transfer_after_bridge')
    pause(core, caller, () => {
      if (caller.isUp && !caller.pendingRoute) {
        const [destination, , context] = after.split(':')
        prepareTransfer(core, caller, destination, context)
      }
      variables.unset('signal_bond')
      done()
    })
  } else if (variables.get('hangup_after_bridge') === 'true') {
    hangUpLeg(core, caller, cause, 'send_bye')
    done()
  } else {
    pause(core, caller, done)
  }
}

/** The caller's thread notices the end of the bridge at its next media frame. */
function pause(core: SwitchCore, caller: Channel, resume: () => void) {
  const timer = core.after(FRAME_MS, () => {
    caller.blocking = null
    resume()
  })
  caller.blocking = {
    interrupt: () => {
      timer.cancel()
      caller.blocking = null
      resume()
    },
  }
}
