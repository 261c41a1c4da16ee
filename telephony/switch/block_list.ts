import { switchId, plainValue } from '../esl/arguments.ts'
import { hashDelete, hashInsert } from '../esl/commands.ts'
import type { Command } from '../esl/arguments.ts'
import { digitsWord, numberWord } from './words.ts'
import type { PlanBlockList } from './switch_plan.ts'
import type { Block } from './dialplan/model.ts'
import { tell, when } from './dialplan/model.ts'

/**
 * The block list lives in the switch's memory: exact numbers under `hash bl/<number>`, ranges as
 * beginnings under `hash blp/<beginning>`, whose value names the lengths of the numbers meant, such
 * as `-11-`. It is empty after a restart of the switch, so it is sent with every new Core-UUID.
 */
const EXACT = 'bl'
const BEGINNINGS = 'blp'
const LONGEST = 20

/** What is in the switch's memory, `realm/key` → value, for two lists to be compared. */
export type BlockKeys = ReadonlyMap<string, string>

export function blockKeys(list: PlanBlockList): BlockKeys {
  const keys = new Map<string, string>()
  for (const number of list.numbers) {
    for (const form of formsOf(numberWord(number))) keys.set(`${EXACT}/${form}`, '1')
  }
  const lengths = new Map<string, Set<number>>()
  const note = (beginning: string, length: number) => {
    const known = lengths.get(beginning) ?? new Set()
    lengths.set(beginning, known.add(length))
  }
  for (const { from, to } of list.ranges) {
    for (const beginning of beginningsOf(digitsWord(from), digitsWord(to))) {
      for (const form of formsOf(beginning, from.length)) {
        note(form, from.length + form.length - beginning.length)
      }
    }
  }
  for (const [beginning, found] of lengths) {
    const sorted = [...found].sort((a, b) => a - b)
    keys.set(`${BEGINNINGS}/${beginning}`, `-${sorted.join('-')}-`)
  }
  return keys
}

/** The commands that write these keys. */
export function insertions(keys: BlockKeys): Command[] {
  return [...keys].map(([path, value]) => {
    const [realm, key] = path.split('/') as [string, string]
    return hashInsert(switchId(realm), plainValue(key), plainValue(value))
  })
}

/** The commands that remove these keys, given as `realm/key`. */
export function deletions(paths: readonly string[]): Command[] {
  return paths.map((path) => {
    const [realm, key] = path.split('/') as [string, string]
    return hashDelete(switchId(realm), plainValue(key))
  })
}

/**
 * Carriers write a mobile number with or without the country code or a zero in front; blocking it
 * blocks all of these.
 */
function formsOf(beginning: string, length = beginning.length): string[] {
  const isMobile = length === 11 && /^1[3-9]/.test(beginning)
  return isMobile ? ['', '0', '86', '+86', '0086'].map((front) => front + beginning) : [beginning]
}

/** The fewest beginnings that cover exactly the numbers from `from` to `to`, both included. */
export function beginningsOf(from: string, to: string): string[] {
  if (from.length !== to.length || from > to) {
    throw new RangeError(`No range of numbers: ${from} to ${to}`)
  }
  const found: string[] = []
  let at = BigInt(from)
  const last = BigInt(to)
  while (at <= last) {
    let size = 1n
    let cut = 0
    while (cut < from.length - 1 && at % (size * 10n) === 0n && at + size * 10n - 1n <= last) {
      size *= 10n
      cut += 1
    }
    found.push(
      at
        .toString()
        .padStart(from.length, '0')
        .slice(0, from.length - cut)
    )
    at += size
  }
  return found
}

/** Turns a caller away whose number is blocked, before anything answers. */
export function refusesCallers(): Block {
  return refuses('${caller_id_number}', (length) => `\${caller_id_number:0:${length}}`)
}

/** Turns a call away to a number that is blocked; the number must be all of the destination. */
export function refusesNumbers(): Block {
  return refuses('${destination_number}', (length) => `\${destination_number:0:${length}}`)
}

function refuses(whole: string, beginning: (length: number) => string): Block {
  const lengths = Array.from({ length: LONGEST }, (_, index) => index + 1)
  // `-11-~13800000000`: the value of the beginning, then the number, whose length must be named.
  const expression = `^(?:${lengths.map((length) => `\\S*-${length}-\\S*~.{${length}}`).join('|')})$`
  return {
    any: true,
    conditions: [
      when(`\${hash(select/${EXACT}/${whole})}`, '^1$'),
      ...lengths.map((length) =>
        when(`\${hash(select/${BEGINNINGS}/${beginning(length)})}~${whole}`, expression)
      ),
    ],
    actions: [tell('refused'), ['hangup', 'CALL_REJECTED']],
  }
}
