import { randomInt } from 'node:crypto'

const FIRST = 100_000
const COUNT = 800_000

let serial = randomInt(COUNT)

/**
 * A staff number that nobody else was given: run through from a random one, since numbers drawn one by one soon meet.
 * The demo's people lie below this range, those that a test names by itself above it.
 */
export function nextStaffNo(): string {
  serial = (serial + 1) % COUNT
  return String(FIRST + serial)
}
