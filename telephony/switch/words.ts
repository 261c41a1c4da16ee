import { dialNumber, soundSource, switchId, switchPath } from '../esl/arguments.ts'

/**
 * The one place that lets a value of a plan into the switch's configuration. Each function returns
 * its argument unchanged or throws RangeError: the switch runs `${system(…)}` in an application's
 * argument as a shell command, `139,user/1002` rings two targets, `139@host` dials another host.
 */

function matching(kind: string, pattern: RegExp) {
  return (value: string): string => {
    if (typeof value !== 'string' || !pattern.test(value))
      throw new RangeError(refusal(kind, value))
    return value
  }
}

function refusal(kind: string, value: unknown): string {
  return `Not allowed in the switch's configuration as ${kind}: ${JSON.stringify(value)?.slice(0, 80)}`
}

function checked<Value extends string>(check: (value: string) => Value) {
  return (value: string): string => {
    try {
      return check(value)
    } catch (error) {
      throw new RangeError((error as Error).message, { cause: error })
    }
  }
}

/** `[0-9*#+]{1,20}` */
export const numberWord = checked(dialNumber)
/** `[0-9A-Za-z_-]{1,64}` */
export const idWord = checked(switchId)
/** An absolute path without `..` */
export const pathWord = checked(switchPath)
export const soundWord = checked(soundSource)

/** Name of something in the plan. */
export const nameWord = matching('name', /^[0-9A-Za-z_-]{1,40}$/)
export const extensionWord = matching('extension', /^[0-9]{2,8}$/)
/** SIP secret of an extension, password of the event socket. */
export const secretWord = matching('secret', /^[0-9A-Za-z_-]{12,64}$/)
export const digitsWord = matching('digits', /^[0-9]{1,20}$/)
export const addressWord = matching(
  'IPv4 address',
  /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/
)
export const networkWord = matching(
  'CIDR',
  /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!\/)|(?=\/))){4}\/(?:3[0-2]|[12]?\d)$/
)
export const hostWord = matching(
  'host',
  /^(?=.{1,253}$)[0-9A-Za-z](?:[0-9A-Za-z-]{0,62})(?:\.[0-9A-Za-z][0-9A-Za-z-]{0,62})*$/
)
export const urlWord = matching(
  'URL',
  /^https?:\/\/[0-9A-Za-z.-]+(?::\d{1,5})?(?:\/[\w./~=&?-]*)?$/
)
/** What a carrier gave: printable ASCII without blanks, quotes, `<`, `>`, `&` and `$`-expressions. */
export const credentialWord = matching('credential', /^(?!.*\$[{$])[!#-%(-;=?-~]{1,64}$/)
/**
 * A name that other telephones show. It becomes a channel variable and a SIP display name, so
 * nothing that either reads is let in.
 */
export const displayWord = matching(
  'display name',
  /^[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M} .()（）·_+-]{0,59})$/u
)

/** A whole number within limits, as text. */
export function wholeNumber(kind: string, value: number, least: number, most: number): string {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${kind} must be whole, from ${least} to ${most}, got ${value}`)
  }
  return String(value)
}

export function portWord(value: number): string {
  return wholeNumber('A port', value, 1, 65_535)
}

export function secondsWord(value: number, most = 3600): string {
  return wholeNumber('Seconds', value, 1, most)
}
