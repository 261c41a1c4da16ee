/**
 * The one place that lets a value into a command line of the switch. The switch runs `${system(…)}`
 * found in an application argument as a shell command, a newline starts a new command,
 * `139,user/1002` rings two targets and `139@host` dials another host. So a command is put together
 * from words that were each checked here, and from nothing else.
 *
 * Each function returns its argument unchanged under a branded type, or throws ArgumentRefused: a
 * value that reaches this place unchecked is a programmer's mistake. Screens check their input
 * before, with the `is…` functions.
 */

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** What may be dialled: `^[0-9*#+]{1,20}$`. */
export type DialNumber = Branded<'DialNumber'>
/** uuids and names of our own: `^[0-9A-Za-z_-]{1,64}$`. */
export type SwitchId = Branded<'SwitchId'>
/** Name of a channel variable: `^[A-Za-z_][0-9A-Za-z_]{0,63}$`. */
export type VariableName = Branded<'VariableName'>
/** A value for `uuid_setvar_multi` and hash keys: `^[0-9A-Za-z_.:+*#-]{0,128}$`. */
export type PlainValue = Branded<'PlainValue'>
/** A hangup cause: `^[A-Z_]{2,48}$`. */
export type HangupCause = Branded<'HangupCause'>
/** Absolute path of a sound or recording without `..`: letters, digits and `_ . / -`. */
export type SwitchPath = Branded<'SwitchPath'>
/** A sound: a path, or `local_stream://name`, or `silence_stream://milliseconds`. */
export type SoundSource = Branded<'SoundSource'>
/** Digits to send: `^[0-9A-D*#wW]{1,32}$`. */
export type DtmfDigits = Branded<'DtmfDigits'>
/** Free text without control characters; only for `uuid_setvar`, which stores it literally. */
export type UserText = Branded<'UserText'>

export class ArgumentRefused extends Error {
  readonly kind: string

  constructor(kind: string, value: unknown) {
    super(`Not allowed in a switch command as ${kind}: ${JSON.stringify(value)?.slice(0, 80)}`)
    this.name = 'ArgumentRefused'
    this.kind = kind
  }
}

const DIAL_NUMBER = /^[0-9*#+]{1,20}$/
const SWITCH_ID = /^[0-9A-Za-z_-]{1,64}$/
const VARIABLE_NAME = /^[A-Za-z_][0-9A-Za-z_]{0,63}$/
const PLAIN_VALUE = /^[0-9A-Za-z_.:+*#-]{0,128}$/
const HANGUP_CAUSE = /^[A-Z_]{2,48}$/
const SWITCH_PATH = /^(?:\/[0-9A-Za-z_.-]+)+$/
const STREAM = /^(?:local_stream:\/\/[0-9A-Za-z_-]{1,64}|silence_stream:\/\/[0-9]{1,6})$/
const DTMF_DIGITS = /^[0-9A-D*#wW]{1,32}$/
const MAX_TEXT_BYTES = 4096

/** A JavaScript `$` without the m flag matches only at the very end, so a final newline is refused. */
function checked<Name extends string>(kind: Name, pattern: RegExp, value: string): Branded<Name> {
  if (typeof value !== 'string' || !pattern.test(value)) throw new ArgumentRefused(kind, value)
  return value as Branded<Name>
}

export function isDialNumber(value: string): value is DialNumber {
  return typeof value === 'string' && DIAL_NUMBER.test(value)
}

export function isSwitchId(value: string): value is SwitchId {
  return typeof value === 'string' && SWITCH_ID.test(value)
}

export function dialNumber(value: string): DialNumber {
  return checked('DialNumber', DIAL_NUMBER, value)
}

export function switchId(value: string): SwitchId {
  return checked('SwitchId', SWITCH_ID, value)
}

export function variableName(value: string): VariableName {
  return checked('VariableName', VARIABLE_NAME, value)
}

export function plainValue(value: string | number): PlainValue {
  return checked('PlainValue', PLAIN_VALUE, typeof value === 'number' ? String(value) : value)
}

export function hangupCause(value: string): HangupCause {
  return checked('HangupCause', HANGUP_CAUSE, value)
}

export function switchPath(value: string): SwitchPath {
  const path = checked('SwitchPath', SWITCH_PATH, value)
  if (path.length > 512 || path.split('/').some((part) => part === '..' || part === '.')) {
    throw new ArgumentRefused('SwitchPath', value)
  }
  return path
}

export function soundSource(value: string): SoundSource {
  if (typeof value === 'string' && STREAM.test(value)) return value as SoundSource
  return switchPath(value) as string as SoundSource
}

export function dtmfDigits(value: string): DtmfDigits {
  return checked('DtmfDigits', DTMF_DIGITS, value)
}

/** Text a person typed, at most 4096 bytes of well-formed UTF-8 and no control character. */
export function userText(value: string): UserText {
  if (
    typeof value !== 'string' ||
    !value.isWellFormed() ||
    hasControlCharacter(value) ||
    Buffer.byteLength(value) > MAX_TEXT_BYTES
  ) {
    throw new ArgumentRefused('UserText', value)
  }
  return value as UserText
}

/** C0, DEL, C1, and the two Unicode separators that some readers take for line ends. */
export function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 32 || (code >= 127 && code < 160) || code === 0x2028 || code === 0x2029) return true
  }
  return false
}

/** Everything that may stand in a command line as one word, or as the literal rest of the line. */
export type Word =
  | DialNumber
  | SwitchId
  | VariableName
  | PlainValue
  | HangupCause
  | SwitchPath
  | SoundSource
  | DtmfDigits
  | UserText

const MAKER = Symbol('command')

/**
 * One line for the switch. Only `command` makes one, so a string can't be passed for it.
 * `text` has no line end: the connection adds it.
 */
export class Command {
  /** `api` waits for the answer; `bgapi` answers by job id, for what takes long. */
  readonly mode: 'api' | 'bgapi'
  readonly text: string

  constructor(maker: symbol, mode: 'api' | 'bgapi', text: string) {
    if (maker !== MAKER) throw new ArgumentRefused('Command', text)
    this.mode = mode
    this.text = text
    Object.freeze(this)
  }
}

/**
 * Template tag: the literal parts are ours, each value was checked above. For use by the
 * constructors of commands alone.
 */
export function command(parts: TemplateStringsArray, ...words: Word[]): Command {
  return build('api', parts, words)
}

/** The same, sent as `bgapi`. */
export function backgroundCommand(parts: TemplateStringsArray, ...words: Word[]): Command {
  return build('bgapi', parts, words)
}

function build(mode: 'api' | 'bgapi', parts: TemplateStringsArray, words: Word[]): Command {
  let text = parts[0]
  for (const [index, word] of words.entries()) text += word + parts[index + 1]
  if (hasControlCharacter(text)) throw new ArgumentRefused('Command', text)
  return new Command(MAKER, mode, text)
}
