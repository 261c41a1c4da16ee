import type { CallerPlan } from './callers.ts'
import type { Random } from './random.ts'

/** Mobile prefixes weighted roughly as the three operators share the market. */
const MOBILE_PREFIXES = [
  { weight: 58, value: ['134', '135', '136', '137', '138', '139', '150', '151', '152', '157'] },
  { weight: 20, value: ['158', '159', '178', '182', '183', '184', '187', '188', '198'] },
  { weight: 22, value: ['130', '131', '132', '155', '156', '166', '175', '176', '185', '186'] },
  { weight: 20, value: ['133', '153', '173', '177', '180', '181', '189', '191', '199'] },
]

/** Area codes of landlines with the digits of their numbers: Shanghai and its neighbours first. */
const LANDLINES = [
  { weight: 40, value: { area: '021', digits: 8 } },
  { weight: 10, value: { area: '010', digits: 8 } },
  { weight: 8, value: { area: '0512', digits: 8 } },
  { weight: 8, value: { area: '025', digits: 8 } },
  { weight: 8, value: { area: '0571', digits: 8 } },
  { weight: 6, value: { area: '0551', digits: 8 } },
  { weight: 5, value: { area: '0531', digits: 8 } },
  { weight: 5, value: { area: '0516', digits: 8 } },
  { weight: 4, value: { area: '0573', digits: 8 } },
  { weight: 3, value: { area: '0558', digits: 7 } },
  { weight: 3, value: { area: '0453', digits: 7 } },
]

/** People watching: elderly viewers still call from a landline. */
const LANDLINE_SHARE = 0.22
const POOL_SIZE = 20_000
/** A caller's chance to be somebody who has called before. */
const REPEAT_SHARE = 0.2
const REMEMBERED = 2000

/** Draws callers: numbers from a pool so that people call again, and how each of them behaves. */
export class CallerPool {
  readonly #random: Random
  #numbers: readonly string[]
  #excluded: readonly string[] = []
  readonly #recent: string[] = []

  constructor(random: Random, numbers?: readonly string[]) {
    this.#random = random
    this.#numbers = numbers ?? []
  }

  /** Replaces the pool; without numbers of its own the pool invents them. */
  setNumbers(numbers: readonly string[]) {
    this.#numbers = checked(numbers)
    this.#recent.length = 0
  }

  /** Numbers of test lines, competitors and colleagues: a few calls come from them. */
  setExcluded(numbers: readonly string[]) {
    this.#excluded = checked(numbers)
  }

  /** One caller for a service number. */
  draw(dnis: string): CallerPlan {
    const random = this.#random
    const reason = random.weighted([
      { weight: 93, value: 'buyer' },
      { weight: 5, value: 'wrong_number' },
      { weight: this.#excluded.length > 0 ? 2 : 0, value: 'excluded' },
    ] as const)
    const number = reason === 'excluded' ? random.pick(this.#excluded) : this.#number()
    const patienceMs = Math.max(3000, random.gamma(1.6, 45_000))
    const talkMs =
      reason === 'buyer' ? Math.max(8000, random.gamma(2.5, 70_000)) : random.between(4000, 20_000)
    return {
      number,
      dnis,
      reason,
      patienceMs,
      talkMs: random.chance(0.7) ? talkMs : null,
      rating: random.chance(0.6) ? String(random.weighted(RATINGS)) : null,
      redials: reason === 'buyer' && random.chance(0.35) ? random.integer(1, 2) : 0,
      redialAfterMs: random.between(15_000, 180_000),
    }
  }

  #number() {
    const random = this.#random
    if (this.#recent.length > 0 && random.chance(REPEAT_SHARE)) return random.pick(this.#recent)
    const number = this.#numbers.length > 0 ? random.pick(this.#numbers) : inventNumber(random)
    if (this.#recent.length < REMEMBERED) this.#recent.push(number)
    else this.#recent[random.integer(0, REMEMBERED - 1)] = number
    return number
  }
}

const RATINGS = [
  { weight: 45, value: 5 },
  { weight: 30, value: 4 },
  { weight: 15, value: 3 },
  { weight: 6, value: 2 },
  { weight: 4, value: 1 },
]

/** A number that looks like a Chinese mobile or landline. */
export function inventNumber(random: Random) {
  const digits = (count: number) =>
    Array.from({ length: count }, () => random.integer(0, 9)).join('')
  if (random.chance(LANDLINE_SHARE)) {
    const { area, digits: length } = random.weighted(LANDLINES)
    return `${area}${random.integer(2, 8)}${digits(length - 1)}`
  }
  return `${random.pick(random.weighted(MOBILE_PREFIXES))}${digits(8)}`
}

/** A pool of its own, for a demo that has no customers yet. */
export function inventNumbers(random: Random, count = POOL_SIZE) {
  return Array.from({ length: count }, () => inventNumber(random))
}

function checked(numbers: readonly string[]) {
  const wrong = numbers.find((number) => !/^[0-9]{3,20}$/.test(number))
  if (wrong !== undefined) throw new RangeError(`not a caller's number: ${JSON.stringify(wrong)}`)
  return numbers
}
