import type { Channel } from './channel.ts'
import { localStamp } from './stamps.ts'
import { RTP_FIGURES, fill } from './variable_steps.ts'

const Q850: Readonly<Record<string, string>> = {
  NORMAL_CLEARING: '16',
  ORIGINATOR_CANCEL: '16',
  MANAGER_REQUEST: '16',
  SYSTEM_SHUTDOWN: '16',
  LOSE_RACE: '16',
  PICKED_OFF: '16',
  UNALLOCATED_NUMBER: '1',
  NO_ROUTE_DESTINATION: '3',
  USER_BUSY: '17',
  NO_USER_RESPONSE: '18',
  NO_ANSWER: '19',
  ALLOTTED_TIMEOUT: '16',
  CALL_REJECTED: '21',
  DESTINATION_OUT_OF_ORDER: '27',
}

export function q850(cause: string) {
  return Q850[cause] ?? '16'
}

/** The variables that the switch adds when a leg is over, in its order. */
export function closingVariables(channel: Channel) {
  const { variables, times, profile } = channel
  const end = times.hangup
  if (channel.disposition === 'recv_bye') {
    if (!variables.has('sip_hangup_disposition')) {
      variables.set('sip_hangup_disposition', 'recv_bye')
    }
  }
  variables.set('hangup_cause', channel.hangupCause!)
  variables.set('hangup_cause_q850', q850(channel.hangupCause!))
  variables.set('digits_dialed', channel.digitsDialled || 'none')
  const stamps: [string, number][] = [
    ['start', times.created],
    ['profile_start', profile.createdAt],
    ['answer', times.answered],
    ['bridge', times.bridged],
    ['hold', 0],
    ['progress', times.progress],
    ['end', end],
  ]
  for (const [name, microseconds] of stamps) {
    if (microseconds > 0) variables.set(`${name}_stamp`, localStamp(microseconds / 1000))
  }
  const epoch = (name: string, microseconds: number) => {
    variables.set(`${name}_epoch`, String(Math.floor(microseconds / 1_000_000)))
    variables.set(`${name}_uepoch`, String(microseconds))
  }
  epoch('start', times.created)
  epoch('profile_start', profile.createdAt)
  epoch('answer', times.answered)
  epoch('bridge', times.bridged)
  epoch('last_hold', times.lastHold)
  variables.set('hold_accum_seconds', String(Math.floor(times.holdAccumulated / 1_000_000)))
  variables.set('hold_accum_usec', String(times.holdAccumulated))
  variables.set('hold_accum_ms', String(Math.floor(times.holdAccumulated / 1000)))
  epoch('resurrect', 0)
  epoch('progress', times.progress)
  epoch('progress_media', 0)
  epoch('end', end)
  if (channel.lastApplication) {
    variables.set('last_app', channel.lastApplication.name)
    variables.set('last_arg', channel.lastApplication.argument)
  }
  variables.set('caller_id', `"${profile.callerIdName}" <${profile.callerIdNumber}>`)
  addDurations(channel, end)
  if (channel.disposition === 'send_bye' || channel.disposition === 'send_refuse') {
    variables.set('sip_hangup_disposition', channel.disposition)
  }
  if (channel.disposition === 'send_cancel') {
    variables.set('sip_hangup_disposition', 'send_cancel')
    variables.set('sip_invite_failure_status', '487')
    variables.set('sip_invite_failure_phrase', 'CANCEL')
  }
  if (channel.isAnswered) {
    const packets = Math.floor((end - times.answered) / 20_000)
    const fields = { rtpPackets: String(packets), rtpBytes: String(packets * 172) }
    variables.setAll(fill(RTP_FIGURES, fields))
  }
}

function addDurations(channel: Channel, end: number) {
  const { variables, times } = channel
  const since = (from: number, to: number) => (from > 0 && to > 0 ? Math.max(0, to - from) : 0)
  const spans: [string, number][] = [
    ['duration', since(times.created, end)],
    ['bill', since(times.answered, end)],
    ['progress', since(times.created, times.progress)],
    ['answer', since(times.created, times.answered)],
    ['wait', since(times.created, times.bridged)],
    ['progress_media', 0],
    ['flow_bill', since(times.created, end)],
  ]
  const write = (unit: 'sec' | 'msec' | 'usec', divisor: number) => {
    for (const [name, microseconds] of spans) {
      const value = String(Math.floor(microseconds / divisor))
      if (name === 'duration') {
        const prefix = { sec: '', msec: 'm', usec: 'u' }[unit]
        variables.set(`${prefix}duration`, value)
      } else {
        variables.set(`${name}${unit}`, value)
      }
    }
  }
  write('sec', 1_000_000)
  write('msec', 1000)
  write('usec', 1)
}
