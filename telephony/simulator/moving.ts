import { converse } from './bridged_call.ts'
import type { Channel } from './channel.ts'
import { goElsewhere, prepareTransfer } from './dialplan_run.ts'
import { FRAME_MS, killLeg } from './legs.ts'
import type { SwitchCore } from './switch_core.ts'

export interface Place {
  destination: string
  context: string
  dialplan: 'XML' | 'inline'
}

/** `uuid_dual_transfer` and `uuid_transfer -both`: both sides of a bridge go on, each by itself. */
export function moveBoth(core: SwitchCore, caller: Channel, own: Place, others: Place) {
  const { bridge } = caller
  if (!bridge) return
  const leg = bridge.caller === caller ? bridge.leg : bridge.caller
  prepareTransfer(core, caller, own.destination, own.context, own.dialplan)
  prepareTransfer(core, leg, others.destination, others.context, others.dialplan)
  core.after(core.random.between(1, FRAME_MS + 2), () => {
    if (caller.bridge !== bridge) return
    bridge.part()
    if (bridge.leg.isUp) goElsewhere(core, bridge.leg)
  })
}

/** The called side of a bridge alone goes elsewhere; the other side's bridge is over. */
export function moveCalledLeg(core: SwitchCore, leg: Channel, place: Place) {
  const { bridge } = leg
  prepareTransfer(core, leg, place.destination, place.context, place.dialplan)
  core.after(core.random.between(1, FRAME_MS + 2), () => {
    if (leg.bridge !== bridge || !bridge) return
    bridge.part()
    if (leg.isUp) goElsewhere(core, leg)
  })
}

/** `uuid_bridge`: each leaves what it does, then the two talk. The first tells of the bridge. */
export function bridgeByUuid(core: SwitchCore, first: Channel, other: Channel) {
  let waiting = 2
  const arrive = (channel: Channel) => () => {
    core.setState(channel, 'CS_HIBERNATE')
    core.setState(channel, 'CS_RESET')
    core.setState(channel, 'CS_SOFT_EXECUTE')
    if (--waiting > 0) return
    if (first.isUp && other.isUp) start(core, first, other)
    else killLeg(core, first.isUp ? first : other, 'NORMAL_CLEARING')
  }
  first.variables.set('uuid_bridge', other.uuid)
  expectPartner(core, first, other, 'originatee')
  expectPartner(core, other, first, 'originator')
  for (const channel of [first, other]) leaveFor(core, channel, arrive(channel))
}

function expectPartner(
  core: SwitchCore,
  channel: Channel,
  partner: Channel,
  role: 'originatee' | 'originator'
) {
  const { variables, profile } = channel
  variables.set('bridge_channel', partner.name)
  variables.set('bridge_uuid', partner.uuid)
  variables.set('signal_bond', partner.uuid)
  variables.set('original_destination_number', profile.destinationNumber)
  variables.set('original_caller_id_name', profile.callerIdName)
  variables.set('original_caller_id_number', profile.callerIdNumber)
  const source = `${core.epoch}:${core.nextUuid()}:uuid_br:${partner.uuid}`
  variables.push('transfer_history', source)
  variables.set('transfer_source', source)
  channel.profile = { ...profile, transferSource: source }
  channel.otherLeg = { role, channel: partner, profile: partner.profile }
}

function leaveFor(core: SwitchCore, channel: Channel, arrive: () => void) {
  const { bridge } = channel
  channel.pendingBridge = arrive
  core.after(core.random.between(1, FRAME_MS + 2), () => {
    if (!channel.isUp || channel.pendingBridge !== arrive) return
    if (bridge && channel.bridge === bridge) {
      bridge.part()
      if (bridge.leg === channel) goElsewhere(core, channel)
    } else channel.blocking?.interrupt('transfer')
  })
}

function start(core: SwitchCore, first: Channel, other: Channel) {
  first.variables.unset('uuid_bridge')
  if (other.direction === 'outbound') {
    other.callUuid = other.uuid
    other.variables.set('call_uuid', other.uuid)
  }
  for (const [channel, partner] of [
    [first, other],
    [other, first],
  ]) {
    core.emit('CHANNEL_EXECUTE', {
      channel,
      after: [
        ['Application', 'uuid_bridge'],
        ['Application-Data', partner.uuid],
      ],
    })
  }
  converse(
    core,
    first,
    other,
    () => {
      if (first.isUp && !goElsewhere(core, first)) killLeg(core, first, 'NORMAL_CLEARING')
    },
    false
  )
}
