import type { Channel } from './channel.ts'
import type { DialTarget } from './endpoints.ts'
import { REFUSALS, followDirectory, parseDialString } from './endpoints.ts'
import { noteLastBridge, talk } from './bridged_call.ts'
import { FRAME_MS, answerInbound, beginHangup, destroyLeg, endHangup, hangUpLeg } from './legs.ts'
import type { OutboundLeg } from './outbound.ts'
import { dialOut } from './outbound.ts'
import type { SwitchCore } from './switch_core.ts'

const DIAL_STATUS: Readonly<Record<string, string>> = {
  USER_BUSY: 'BUSY',
  NO_ANSWER: 'NOANSWER',
  ORIGINATOR_CANCEL: 'CANCEL',
  CALL_REJECTED: REFUSALS[603].dialStatus,
  ALLOTTED_TIMEOUT: 'NOANSWER',
}

/**
 * The timeouts run on a clock of whole seconds, so that they fire up to one second early:
 * `call_timeout=6` gave 5.1 to 5.9 s on the real switch.
 */
export function timeoutMs(core: SwitchCore, seconds: number) {
  return Math.max(0, seconds * 1000 - (core.clock.now() % 1000))
}

/** The `bridge` application: dials the targets in turn and talks to the first that answers. */
export function bridge(
  core: SwitchCore,
  caller: Channel,
  dialString: string,
  done: (response?: string) => void
) {
  const parsed = parseDialString(dialString)
  const { variables } = caller
  if (!parsed || parsed.targets.length === 0) {
    failBridge(core, caller, 'DESTINATION_OUT_OF_ORDER', done)
    return
  }
  const dialNext = (targets: readonly DialTarget[], lastCause: string) => {
    const [target, ...others] = targets
    if (!target) return failBridge(core, caller, lastCause, done)
    if (target.kind === 'user') {
      variables.set('dialed_user', target.number)
      variables.set('dialed_domain', core.domain)
    }
    variables.unset('originate_signal_bond', 'sip_invite_failure_status')
    variables.unset('sip_invite_failure_phrase')
    variables.set('originate_disposition', 'failure')
    variables.set('DIALSTATUS', 'INVALIDARGS')
    core.setCallState(caller, 'RING_WAIT')
    const endpoint =
      target.kind === 'user' ? core.endpoints.phone(target.number) : core.endpoints.network
    if (!endpoint) {
      core.setCallState(caller, 'ACTIVE')
      return dialNext(others, 'USER_NOT_REGISTERED')
    }
    const own = new Map([...parsed.variables, ...target.legVariables])
    const [seconds, cause] = own.has('leg_timeout')
      ? [Number(own.get('leg_timeout')), 'ALLOTTED_TIMEOUT']
      : [Number(own.get('originate_timeout') ?? variables.get('call_timeout') ?? 60), 'NO_ANSWER']
    let settled = false
    const giveUp = (reason: string) => {
      settled = true
      caller.blocking = null
      if (reason === 'hangup') recordDisposition(caller)
      afterRinging(caller)
      noteFailure(caller, target, leg.channel, 'ORIGINATOR_CANCEL')
      done()
    }
    const fail = (failure: string) => {
      if (settled) return
      settled = true
      caller.blocking = null
      afterRinging(caller)
      core.setCallState(caller, 'ACTIVE')
      noteFailure(caller, target, leg.channel, failure)
      if (others.length > 0 && !endsAttempt(own, failure)) return dialNext(others, failure)
      finishFailed(core, caller, failure, done)
    }
    const uuid = own.get('origination_uuid') ?? core.nextUuid()
    const leg: OutboundLeg = dialOut(core, {
      uuid,
      target,
      endpoint,
      variables: parsed.variables,
      originator: caller,
      timeout: { ms: timeoutMs(core, seconds), cause },
      handlers: {
        ringing: () => {
          passRinging(core, caller)
          startRingback(core, caller, target)
        },
        answered: () => {
          answerInbound(core, caller)
          caller.blocking = {
            interrupt: (reason) => {
              leg.channel.owner = null
              hangUpAnswered(core, leg.channel)
              giveUp(reason)
            },
          }
          core.after(FRAME_MS, () => {
            if (settled) return
            settled = true
            afterRinging(caller)
            talk(core, caller, leg.channel, target, done)
          })
        },
        failed: fail,
        down: () => {
          endHangup(core, leg.channel)
          core.after(0, () => destroyLeg(core, leg.channel))
          fail(leg.channel.hangupCause!)
        },
      },
    })
    caller.blocking = {
      interrupt: (reason) => {
        settled = true
        if (reason === 'hangup') noteLastBridge(leg.channel, caller)
        leg.cancel('ORIGINATOR_CANCEL')
        giveUp(reason)
      },
    }
    variables.set('originate_signal_bond', uuid)
    variables.push('originated_legs', `${uuid};Outbound Call;${target.number}`)
  }
  dialNext(followDirectory(core.dialStrings, parsed.targets), 'NO_ANSWER')
}

/** The caller went while the answer was on its way: the phone is hung up on. */
function hangUpAnswered(core: SwitchCore, leg: Channel) {
  beginHangup(core, leg, 'ORIGINATOR_CANCEL', 'send_bye')
  endHangup(core, leg)
  core.after(0, () => destroyLeg(core, leg))
}

/** A caller who is not answered yet hears that it rings. */
function passRinging(core: SwitchCore, caller: Channel) {
  if (caller.isAnswered || caller.direction === 'outbound' || caller.times.progress > 0) return
  caller.times.progress = core.microseconds
  core.emit('CHANNEL_PROGRESS', { channel: caller })
}

function startRingback(core: SwitchCore, caller: Channel, target: DialTarget) {
  caller.profile.calleeIdName = 'Outbound Call'
  caller.profile.calleeIdNumber = target.number
  if (caller.times.progress === 0) caller.times.progress = core.microseconds
  if (!caller.variables.has('ringback')) return
  caller.readCodec = 'L16'
  caller.variables.set('read_codec', 'L16')
  caller.variables.touch('read_rate')
}

/** `sip_hangup_disposition` of a caller who sent BYE, as soon as the switch notes it. */
export function recordDisposition(channel: Channel) {
  if (channel.disposition === 'recv_bye') {
    channel.variables.set('sip_hangup_disposition', 'recv_bye')
  }
}

/** The ringback tone is over: the codec of the call counts again. */
function afterRinging(caller: Channel) {
  if (caller.readCodec === 'PCMU') return
  caller.readCodec = 'PCMU'
  caller.variables.set('read_codec', 'PCMU')
  caller.variables.touch('read_rate')
}

function noteFailure(caller: Channel, target: DialTarget, leg: Channel, cause: string) {
  const { variables } = caller
  const refusal = leg.variables.get('sip_term_status')
  if (cause !== 'ORIGINATOR_CANCEL') {
    if (refusal) {
      const phrase = leg.variables.get('sip_invite_failure_phrase')!
      variables.set('sip_invite_failure_status', refusal)
      variables.set('sip_invite_failure_phrase', phrase)
      variables.set('sip_hangup_phrase', phrase)
    }
    variables.set('last_bridge_hangup_cause', cause)
    if (refusal) variables.set('last_bridge_proto_specific_hangup_cause', `sip:${refusal}`)
  }
  const noteCause = () => variables.push('originate_causes', `${leg.uuid};${cause}`)
  if (target.kind === 'user') noteCause()
  variables.set('originate_disposition', cause)
  variables.set('DIALSTATUS', DIAL_STATUS[cause] ?? 'CHANUNAVAIL')
  if (target.kind === 'gateway') noteCause()
  variables.set('originate_failed_cause', cause)
}

/** No leg could even be dialled. */
function failBridge(
  core: SwitchCore,
  caller: Channel,
  cause: string,
  done: (response?: string) => void
) {
  const { variables } = caller
  variables.set('originate_disposition', cause)
  variables.set('DIALSTATUS', DIAL_STATUS[cause] ?? 'CHANUNAVAIL')
  variables.set('originate_failed_cause', cause)
  finishFailed(core, caller, cause, done)
}

/** `fail_on_single_reject=!A:B`: any cause but these ends a list of targets. */
function endsAttempt(own: ReadonlyMap<string, string>, cause: string) {
  const list = own.get('fail_on_single_reject')
  return list?.startsWith('!') === true && !list.slice(1).split(':').includes(cause)
}

/** The switch goes on after these, whatever `continue_on_fail` says. */
const NEVER_FATAL: readonly string[] = ['NO_ANSWER', 'NO_USER_RESPONSE', 'ORIGINATOR_CANCEL']

/** Whether the dialplan goes on: `true`, or a list of causes that names this one. */
function goesOnAfter(caller: Channel, cause: string) {
  if (NEVER_FATAL.includes(cause)) return true
  const value = caller.variables.get('continue_on_fail') ?? ''
  return value === 'true' || value.split(',').includes(cause)
}

/** Without `continue_on_fail` the caller ends with the called party's cause, except when nobody answered. */
function finishFailed(
  core: SwitchCore,
  caller: Channel,
  cause: string,
  done: (response?: string) => void
) {
  if (!goesOnAfter(caller, cause)) {
    hangUpLeg(core, caller, cause, caller.isAnswered ? 'send_bye' : 'send_refuse')
  }
  done()
}
