import type { CallerProfile } from './channel.ts'
import { Channel } from './channel.ts'
import { q850 } from './closing_variables.ts'
import { executeApplication } from './dialplan_run.ts'
import type { DialTarget, Endpoint, RefusalStatus } from './endpoints.ts'
import { REFUSALS } from './endpoints.ts'
import { beginHangup, destroyLeg, endHangup, legFields, markAnswered, markRinging } from './legs.ts'
import type { SwitchCore } from './switch_core.ts'
import {
  OUTBOUND_ADDRESSED,
  OUTBOUND_CREATED,
  OUTBOUND_INVITED,
  OUTBOUND_REFUSED,
  fill,
} from './variable_steps.ts'

export interface OutboundHandlers {
  ringing(): void
  answered(): void
  /** The leg is over before an answer; its CHANNEL_HANGUP_COMPLETE is out. */
  failed(cause: string): void
  /** The leg went down after its answer: CHANNEL_HANGUP is out, the rest is the handler's. */
  down(): void
}

export interface OutboundLeg {
  readonly channel: Channel
  cancel(cause: string): void
}

/** Creates a leg towards a phone and tells the handlers what becomes of it. */
export function dialOut(
  core: SwitchCore,
  input: {
    uuid: string
    target: DialTarget
    endpoint: Endpoint
    variables: readonly (readonly [name: string, value: string])[]
    originator: Channel | null
    timeout: { ms: number; cause: string }
    handlers: OutboundHandlers
  }
): OutboundLeg {
  const { originator, target, handlers } = input
  const channel = createLeg(core, input)
  let settled = false
  const timer = core.after(input.timeout.ms, () => fail(input.timeout.cause))

  const fail = (cause: string) => {
    if (settled) return
    settled = true
    timer.cancel()
    beginHangup(core, channel, cause, channel.disposition ?? 'send_cancel')
    endHangup(core, channel)
    handlers.failed(cause)
    core.after(0, () => destroyLeg(core, channel))
  }
  channel.owner = {
    legDown: () => {
      if (settled) return handlers.down()
      settled = true
      timer.cancel()
      endHangup(core, channel)
      handlers.failed(channel.hangupCause!)
      core.after(0, () => destroyLeg(core, channel))
    },
  }
  channel.party = input.endpoint.invite({
    channel,
    ring: () => {
      if (settled) return
      markRinging(core, channel)
      handlers.ringing()
    },
    answer: () => {
      if (settled) return
      settled = true
      timer.cancel()
      markAnswered(core, channel)
      runOnAnswer(core, channel)
      core.emitPresence(channel)
      core.setCallState(channel, 'ACTIVE')
      if (target.kind === 'user')
        completeUserLeg(
          channel,
          originator,
          input.variables.map(([name]) => name)
        )
      handlers.answered()
    },
    refuse: (status: RefusalStatus) => {
      if (settled) return
      const { cause, phrase } = REFUSALS[status]
      channel.variables.setAll(
        fill(OUTBOUND_REFUSED, {
          ...legFields(core, channel),
          sipStatus: String(status),
          sipPhrase: phrase,
          q850: q850(cause),
        })
      )
      channel.profile.networkAddress = '127.0.0.1'
      channel.disposition = 'recv_refuse'
      fail(cause)
    },
  })
  return { channel, cancel: fail }
}

function createLeg(
  core: SwitchCore,
  input: {
    uuid: string
    target: DialTarget
    variables: readonly (readonly [name: string, value: string])[]
    originator: Channel | null
  }
) {
  const { target, originator } = input
  const isUser = target.kind === 'user'
  const own = new Map(input.variables)
  const profile = outboundProfile(core, target.number, own, originator)
  const name = isUser
    ? `sofia/internal/${target.number}@127.0.0.1:25070`
    : `sofia/external/${target.number}`
  const channel = new Channel({
    uuid: input.uuid,
    direction: 'outbound',
    name,
    now: core.clock.now(),
    profile,
  })
  if (originator) {
    const remembered = { ...originator.profile }
    channel.otherLeg = { role: 'originator', channel: originator, profile: remembered }
  }
  core.add(channel)
  channel.state = 'CS_NONE'
  core.emit('CHANNEL_OUTGOING', { channel })
  if (isUser) channel.presenceId = `${target.number}@${core.domain}`
  core.setState(channel, 'CS_INIT')
  if (originator) channel.callUuid = originator.callUuid
  setCreationVariables(core, channel, input, isUser)
  core.emit('CHANNEL_CREATE', { channel })
  core.emit('CHANNEL_ORIGINATE', { channel })
  core.setState(channel, 'CS_ROUTING')
  core.emitPresence(channel)
  core.setState(channel, 'CS_CONSUME_MEDIA')
  return channel
}

function outboundProfile(
  core: SwitchCore,
  number: string,
  own: ReadonlyMap<string, string>,
  originator: Channel | null
): CallerProfile {
  const from = originator?.profile
  const callerIdNumber =
    own.get('origination_caller_id_number') ?? from?.callerIdNumber ?? '0000000000'
  const callerIdName =
    own.get('origination_caller_id_name') ??
    from?.callerIdName ??
    own.get('origination_caller_id_number') ??
    ''
  return {
    index: 1,
    createdAt: core.microseconds,
    username: from?.username ?? null,
    dialplan: from?.dialplan ?? null,
    callerIdName,
    callerIdNumber,
    originalName: from?.originalName ?? callerIdName,
    originalNumber: from?.originalNumber ?? callerIdNumber,
    calleeIdName: 'Outbound Call',
    calleeIdNumber: number,
    networkAddress: from?.networkAddress ?? null,
    ani: from?.ani ?? callerIdNumber,
    destinationNumber: number,
    source: from?.source ?? 'src/switch_ivr_originate.c',
    transferSource: null,
    context: from?.context ?? 'default',
    redirectedFrom: from?.redirectedFrom ?? null,
  }
}

function setCreationVariables(
  core: SwitchCore,
  channel: Channel,
  input: {
    target: DialTarget
    variables: readonly (readonly [name: string, value: string])[]
    originator: Channel | null
  },
  isUser: boolean
) {
  const { variables } = channel
  const { originator, target } = input
  const session = core.nextSession()
  const fields: Record<string, string> = {
    ...legFields(core, channel),
    profile: isUser ? 'internal' : 'external',
  }
  variables.setAll(fill(OUTBOUND_CREATED, fields))
  if (!originator) variables.set('call_uuid', channel.callUuid)
  variables.set('session_id', session)
  if (!isUser) variables.set('sip_gateway_name', target.gateway)
  variables.set('sip_local_network_addr', '127.0.0.1')
  variables.set('sip_profile_name', isUser ? 'internal' : 'gateway')
  if (!originator) variables.set('video_media_flow', 'disabled')
  variables.set('text_media_flow', 'disabled')
  variables.set('channel_name', channel.name)
  variables.set('sip_destination_url', `sip:${target.number}@127.0.0.1:25070`)
  if (originator) {
    const hops = Number(originator.variables.get('max_forwards') ?? '71') - 1
    variables.set('max_forwards', String(hops))
    variables.set('originator_codec', 'PCMU@8000h@20i')
    variables.set('originator', originator.uuid)
    variables.set('signal_bond', originator.uuid)
    variables.set('switch_m_sdp', fields.remoteSdp)
    variables.set('call_uuid', originator.callUuid)
  }
  for (const [name, value] of [...input.variables, ...target.legVariables]) {
    variables.set(name, value)
  }
  if (!isUser && originator?.variables.has('ignore_early_media')) {
    variables.set('ignore_early_media', 'true')
  }
  if (isUser) {
    variables.set('dialed_user', target.number)
    variables.set('dialed_domain', core.domain)
    variables.set('presence_id', `${target.number}@${core.domain}`)
  }
  variables.set('originate_early_media', 'false')
  if (originator) variables.set('originating_leg_uuid', originator.uuid)
  variables.set('originate_endpoint', 'sofia')
  variables.setAll(fill(OUTBOUND_INVITED, fields))
  if (originator) variables.set('video_media_flow', 'inactive')
  variables.setAll(fill(OUTBOUND_ADDRESSED, fields))
}

/** `execute_on_answer`: runs on the leg itself before anything else learns of the answer. */
function runOnAnswer(core: SwitchCore, channel: Channel) {
  const text = channel.variables.get('execute_on_answer')
  if (!text) return
  const [application, ...rest] = text.split(' ')
  executeApplication(core, channel, application, rest.join(' '), () => {})
}

/** After the answer of a `user/…` leg the directory's and the dial string's variables come again. */
function completeUserLeg(channel: Channel, originator: Channel | null, dialled: readonly string[]) {
  const { variables } = channel
  const number = channel.profile.destinationNumber
  variables.set('user_context', 'default')
  variables.set('effective_caller_id_number', number)
  variables.set('effective_caller_id_name', `Agent ${number}`)
  const again = originator
    ? ['max_forwards', 'originator_codec', 'originator', 'signal_bond', 'call_uuid']
    : []
  variables.touch(...again, ...dialled, 'originate_early_media', 'originating_leg_uuid')
  variables.set('originate_endpoint', 'user')
}
