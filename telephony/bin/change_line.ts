import {
  holdSeconds,
  ringSeconds,
  talkSeconds,
  waitSeconds,
  type CallChange,
  type CallChangeKind,
} from '../calls/call.ts'

const DETAIL: ReadonlySet<CallChangeKind> = new Set<CallChangeKind>([
  'leg_started',
  'leg_answered',
  'leg_ended',
  'talk_started',
  'hung_up',
  'digit',
  'absorbed',
])

/** One change as a line for people, or null if it is a detail that `all` does not ask for. */
export function changeLine(change: CallChange, all: boolean): string | null {
  const { call, kind } = change
  if (!all && (DETAIL.has(kind) || call.direction === 'internal')) return null
  const time = new Date(change.atUs / 1000).toISOString().slice(11, 23)
  const arrow = call.direction === 'inbound' ? '->' : '<-'
  const number = call.customerNumber || call.callerNumber || '?'
  const parties =
    call.direction === 'inbound'
      ? `${number} ${arrow} ${call.dnis}`
      : `${number} ${arrow} ${call.callerNumber}`
  return `${time}  ${call.id.slice(0, 8)}  ${parties.padEnd(28)}  ${kind.padEnd(17)}  ${detail(change)}`.trimEnd()
}

function detail(change: CallChange): string {
  const { call } = change
  switch (change.kind) {
    case 'offered':
    case 'ringing':
      return change.offer?.extension ?? ''
    case 'offer_failed':
      return `${change.offer?.extension} ${change.offer?.result}`
    case 'answered':
    case 'talk_started':
    case 'talk_ended':
      return change.segment?.extension ?? ''
    case 'recorded':
    case 'recording_started':
      return change.recording?.path ?? ''
    case 'leg_started':
    case 'leg_answered':
    case 'leg_ended':
      return `${change.leg?.role} ${change.leg?.number} ${change.leg?.hangupCause ?? ''}`
    case 'ended':
      return [
        call.outcome,
        call.endUnknown ? 'end not seen' : `by ${call.hangupBy ?? 'unknown'} (${call.hangupCause})`,
        `wait ${waitSeconds(call, change.atUs)} s`,
        `ring ${ringSeconds(call)} s`,
        `talk ${talkSeconds(call, change.atUs)} s`,
        `hold ${holdSeconds(call, change.atUs)} s`,
      ].join(', ')
    default:
      return change.value ?? ''
  }
}
