import { APPLICATIONS } from './applications.ts'
import type { Channel } from './channel.ts'
import type { DialplanAction, DialplanExtension } from './dialplan.ts'
import { expand } from './expansion.ts'
import { FRAME_MS, killLeg } from './legs.ts'
import { switchMicroseconds } from './stamps.ts'
import type { SwitchCore } from './switch_core.ts'

/** CS_ROUTING and CS_EXECUTE: finds the extension for where the channel is bound and runs it. */
export function routeChannel(core: SwitchCore, channel: Channel) {
  const inbound = channel.direction === 'inbound'
  channel.state = 'CS_ROUTING'
  if (inbound) core.setCallState(channel, 'RINGING')
  core.emit('CHANNEL_STATE', { channel })
  const found =
    channel.profile.dialplan === 'inline' ? inlineActions(channel) : findExtension(core, channel)
  if (!found) {
    killLeg(core, channel, 'NO_ROUTE_DESTINATION')
    return
  }
  if (!inbound) {
    channel.callUuid = channel.uuid
    channel.variables.set('call_uuid', channel.callUuid)
  }
  for (const capture of found.captures) channel.variables.push('DP_MATCH', capture)
  if (!inbound) {
    if (!channel.variables.has('channel_cid_flipped')) swapCallerAndCallee(core, channel)
    core.emitPresence(channel)
  }
  channel.state = 'CS_EXECUTE'
  if (channel.isAnswered) core.setCallState(channel, 'ACTIVE')
  core.emit('CHANNEL_STATE', { channel })
  channel.variables.set('call_uuid', channel.callUuid)
  runActions(core, channel, found.actions)
}

/** `$1` in an argument stands for what the extension's expression caught. */
function withCaptures(actions: readonly DialplanAction[], captures: readonly string[]) {
  if (captures.length === 0) return actions
  return actions.map(({ application, argument }) => ({
    application,
    argument: argument.replace(/\$(\d)/g, (_, index: string) => captures[Number(index)] ?? ''),
  }))
}

/** `conference:room@default`, applications in the place of a number: the number before stays. */
function inlineActions(channel: Channel) {
  const { profile } = channel
  const [application, ...argument] = profile.destinationNumber.split(':')
  profile.destinationNumber = profile.redirectedFrom ?? ''
  profile.redirectedFrom = null
  return { actions: [{ application, argument: argument.join(':') }], captures: [] }
}

/** A leg that was called counts as the caller of what follows. */
export function swapCallerAndCallee(core: SwitchCore, channel: Channel) {
  const { profile, variables } = channel
  variables.set('pre_transfer_caller_id_name', profile.callerIdName)
  variables.set('pre_transfer_caller_id_number', profile.callerIdNumber)
  variables.set('channel_cid_flipped', 'yes')
  channel.hitDialplan = true
  channel.profile = {
    ...profile,
    callerIdName: profile.calleeIdName ?? 'Outbound Call',
    callerIdNumber: profile.calleeIdNumber ?? profile.destinationNumber,
    calleeIdName: profile.callerIdName,
    calleeIdNumber: profile.callerIdNumber,
  }
  core.emit('CALL_UPDATE', { channel, before: [['Direction', 'RECV']] })
}

interface FoundExtension {
  actions: readonly DialplanAction[]
  captures: readonly string[]
}

/** The actions of the first extension that matches, or of those that go on and the first that does not. */
export function findExtension(
  core: SwitchCore,
  channel: Channel,
  context = channel.profile.context,
  number = channel.profile.destinationNumber
): FoundExtension | null {
  const actions: DialplanAction[] = []
  let captures: readonly string[] = []
  let isFound = false
  for (const extension of core.dialplan[context] ?? []) {
    const found = matchExtension(core, channel, extension, number)
    if (!found) continue
    isFound = true
    actions.push(...found.actions)
    if (found.captures.length > 0) captures = found.captures
    if (!extension.goesOn) break
  }
  return isFound ? { actions, captures } : null
}

function matchExtension(
  core: SwitchCore,
  channel: Channel,
  extension: DialplanExtension,
  number: string
): FoundExtension | null {
  const { conditions, match, actions } = extension
  const found: DialplanAction[] = []
  let captures: readonly string[] = []
  for (const block of extension.blocks ?? [{ conditions, match, actions }]) {
    const matches = block.conditions.map(({ field, expression }) =>
      expression.exec(field === 'destination_number' ? number : expand(core, channel, field))
    )
    const holds = block.match === 'any' ? matches.some(Boolean) : matches.every(Boolean)
    if (!holds && !block.optional) return null
    if (!holds) continue
    const capturing = matches.find((one) => one !== null && one.length > 1)
    if (capturing) captures = [...capturing]
    found.push(...withCaptures(block.actions, capturing ?? []))
  }
  return { actions: found, captures }
}

/** Runs the actions one after the other; a transfer or the end of the leg stops them. */
export function runActions(
  core: SwitchCore,
  channel: Channel,
  actions: readonly DialplanAction[],
  index = 0
) {
  if (index >= actions.length) {
    if (channel.isUp) killLeg(core, channel, 'NORMAL_CLEARING')
    return
  }
  const { application, argument } = actions[index]
  executeApplication(core, channel, application, expand(core, channel, argument), () => {
    if (!channel.isUp || goElsewhere(core, channel)) return
    runActions(core, channel, actions, index + 1)
  })
}

/** Follows a transfer or a `uuid_bridge` that waits for this channel. */
export function goElsewhere(core: SwitchCore, channel: Channel) {
  const { pendingBridge } = channel
  if (pendingBridge) {
    channel.pendingBridge = null
    pendingBridge()
    return true
  }
  if (!channel.pendingRoute) return false
  channel.pendingRoute = null
  routeChannel(core, channel)
  return true
}

/** One application between its CHANNEL_EXECUTE and its CHANNEL_EXECUTE_COMPLETE. */
export function executeApplication(
  core: SwitchCore,
  channel: Channel,
  application: string,
  argument: string,
  done: () => void
) {
  const { variables } = channel
  const run = APPLICATIONS[application]
  if (!run) {
    killLeg(core, channel, 'DESTINATION_OUT_OF_ORDER')
    return
  }
  const applicationUuid = core.nextUuid()
  const head: [string, string][] = [['Application', application]]
  if (argument !== '') head.push(['Application-Data', argument])
  variables.unset('current_application_response')
  variables.set('current_application', application)
  variables.set('current_application_data', argument)
  channel.lastApplication = { name: application, argument }
  core.emit('CHANNEL_EXECUTE', { channel, after: [...head, ['Application-UUID', applicationUuid]] })
  variables.touch('current_application')
  run(core, channel, argument, (response) => {
    if (response) variables.set('current_application_response', response)
    core.emit('CHANNEL_EXECUTE_COMPLETE', {
      channel,
      after: [
        ...head,
        ['Application-Response', response ?? '_none_'],
        ['Application-UUID', applicationUuid],
      ],
    })
    done()
  })
}

/** Sets where the channel goes next; the running application ends within a media frame. */
export function transferChannel(
  core: SwitchCore,
  channel: Channel,
  destination: string,
  context: string,
  dialplan: 'XML' | 'inline' = 'XML'
) {
  prepareTransfer(core, channel, destination, context, dialplan)
  const { blocking } = channel
  core.after(core.random.between(1, FRAME_MS + 2), () => {
    if (channel.blocking === blocking) blocking?.interrupt('transfer')
  })
}

/** The part of a transfer that happens at once: a new profile and the variables that tell of it. */
export function prepareTransfer(
  core: SwitchCore,
  channel: Channel,
  destination: string,
  context: string,
  dialplan: 'XML' | 'inline' = 'XML'
) {
  const { variables, profile } = channel
  const source = `${core.epoch}:${core.nextUuid()}:bl_xfer:${destination}/${context}/${dialplan}`
  variables.set('max_forwards', String(Number(variables.get('max_forwards') ?? '70') - 1))
  variables.push('transfer_history', source)
  variables.set('transfer_source', source)
  channel.pendingRoute = { destination, context, dialplan }
  channel.otherLeg = null
  channel.times.bridged = 0
  channel.profile = {
    ...profile,
    index: profile.index + 1,
    createdAt: switchMicroseconds(core.clock.now()),
    destinationNumber: destination,
    transferSource: source,
    dialplan,
    context,
    redirectedFrom: profile.destinationNumber,
  }
}
