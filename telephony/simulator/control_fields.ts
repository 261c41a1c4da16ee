import type { CustomerBehaviour } from './network.ts'
import type { PhoneBehaviour, Range } from './phones.ts'
import { DEFAULT_ROBOT } from './phones.ts'

/** A request that cannot be obeyed: its message is the answer. */
export class ControlError extends Error {}

export type Fields = Readonly<Record<string, unknown>>

const NUMBER = /^[0-9*#+]{1,20}$/

export function phoneNumber(fields: Fields, name: string): string {
  const value = fields[name]
  if (typeof value !== 'string' || !NUMBER.test(value)) {
    throw new ControlError(`${name} must be a telephone number`)
  }
  return value
}

export function text(fields: Fields, name: string): string {
  const value = fields[name]
  if (typeof value !== 'string' || value === '') throw new ControlError(`${name} must be a text`)
  return value
}

export function numbers(fields: Fields, name: string): string[] {
  const value = fields[name]
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new ControlError(`${name} must be a list of telephone numbers`)
  }
  return value
}

export function amount(fields: Fields, name: string): number | undefined
export function amount(fields: Fields, name: string, fallback: number): number
export function amount(fields: Fields, name: string, fallback?: number) {
  const value = fields[name]
  if (value === undefined) return fallback
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new ControlError(`${name} must be a number`)
  }
  return value
}

function range(fields: Fields, name: string, fallback: Range): Range {
  const value = fields[name]
  if (value === undefined) return fallback
  if (!Array.isArray(value) || value.length !== 2 || !value.every(Number.isFinite)) {
    throw new ControlError(`${name} must be [from, to] in milliseconds`)
  }
  return [Number(value[0]), Number(value[1])]
}

/** `{ "kind": "robot", "answerMs": [800, 4000], "talkMs": null, "busy": 0 … }`, `desk` or `unregistered`. */
export function phoneBehaviour(value: unknown): PhoneBehaviour {
  const fields: Fields = typeof value === 'object' && value !== null ? { ...value } : {}
  if (fields.kind === 'desk' || fields.kind === 'unregistered') return { kind: fields.kind }
  if (fields.kind !== 'robot') {
    throw new ControlError('behaviour.kind must be robot, desk or unregistered')
  }
  const usual = DEFAULT_ROBOT
  return {
    kind: 'robot',
    answerMs: range(fields, 'answerMs', usual.answerMs),
    talkMs: fields.talkMs === null ? null : range(fields, 'talkMs', usual.talkMs ?? [0, 0]),
    busy: amount(fields, 'busy', usual.busy),
    reject: amount(fields, 'reject', usual.reject),
    noAnswer: amount(fields, 'noAnswer', usual.noAnswer),
  }
}

export function customerBehaviour(fields: Fields): CustomerBehaviour {
  const outcomes = ['answer', 'busy', 'no_answer', 'unallocated'] as const
  const outcome = outcomes.find((candidate) => candidate === fields.outcome)
  if (!outcome) throw new ControlError(`outcome must be one of ${outcomes.join(', ')}`)
  return {
    outcome,
    answerMs: amount(fields, 'answerMs', 3000),
    talkMs: fields.talkMs === null ? null : amount(fields, 'talkMs', 60_000),
  }
}
