/**
 * The events that the call model and the dispatcher need: about 7.5 a call instead of 95. A full
 * listener queue freezes the event socket of the whole switch, so less is safer.
 */
export const EVENT_NAMES = [
  'CHANNEL_CREATE',
  'CHANNEL_PROGRESS',
  'CHANNEL_ANSWER',
  'CHANNEL_BRIDGE',
  'CHANNEL_UNBRIDGE',
  'CHANNEL_HOLD',
  'CHANNEL_UNHOLD',
  'CHANNEL_HANGUP',
  'CHANNEL_HANGUP_COMPLETE',
  'DTMF',
  'RECORD_START',
  'RECORD_STOP',
  'BACKGROUND_JOB',
  'HEARTBEAT',
  'SHUTDOWN',
] as const

export const EVENT_SUBCLASSES = [
  'spotline::wait',
  'spotline::offer_failed',
  'spotline::fallback',
  'spotline::rating',
  'spotline::digit',
  'spotline::callback',
  'spotline::voicemail',
  'spotline::closed',
  'spotline::left',
  'spotline::mark',
  'spotline::feature',
  'spotline::refused',
  'spotline::consult_hold',
  'spotline::consult_ended',
  'conference::maintenance',
  'sofia::register',
  'sofia::unregister',
  'sofia::expire',
] as const

const WORD = /^[A-Z_]{2,48}$/
const SUBCLASS = /^[a-z_]{2,32}::[a-z_-]{2,48}$/

/**
 * The line for `event json …`. CUSTOM comes last: the switch takes every word after it for a
 * subclass, so that an event name there is lost without an error.
 */
export function subscriptionLine(
  names: readonly string[] = EVENT_NAMES,
  subclasses: readonly string[] = EVENT_SUBCLASSES
): string {
  for (const name of names) if (!WORD.test(name)) throw new TypeError(`No event name: ${name}`)
  for (const name of subclasses)
    if (!SUBCLASS.test(name)) throw new TypeError(`No subclass: ${name}`)
  const custom = subclasses.length > 0 ? ['CUSTOM', ...subclasses] : []
  return ['event json', ...names, ...custom].join(' ')
}
