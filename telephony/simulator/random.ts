import { createHash } from 'node:crypto'

/** A seeded source of chance (mulberry32): the same seed gives the same run. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** Uniform in [0, 1). */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  /** An own stream that does not disturb this one; the label keeps streams apart. */
  fork(label: string) {
    let hash = 2166136261
    for (const character of label) hash = Math.imul(hash ^ character.codePointAt(0)!, 16777619)
    return new Random((this.#state ^ hash) >>> 0)
  }

  chance(probability: number) {
    return this.next() < probability
  }

  /** An integer, both ends included. */
  integer(from: number, to: number) {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  between(from: number, to: number) {
    return from + this.next() * (to - from)
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)]
  }

  weighted<T>(items: readonly { weight: number; value: T }[]): T {
    const total = items.reduce((sum, item) => sum + item.weight, 0)
    let left = this.next() * total
    for (const item of items) {
      left -= item.weight
      if (left < 0) return item.value
    }
    return items[items.length - 1].value
  }

  exponential(mean: number) {
    return -Math.log(1 - this.next()) * mean
  }

  normal() {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()))
    return radius * Math.cos(2 * Math.PI * this.next())
  }

  /** Marsaglia and Tsang's method; mean is shape × scale. */
  gamma(shape: number, scale: number): number {
    if (shape < 1) {
      return this.gamma(shape + 1, scale) * Math.pow(1 - this.next(), 1 / shape)
    }
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = this.normal()
      const v = Math.pow(1 + c * x, 3)
      if (v <= 0) continue
      const u = 1 - this.next()
      if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * scale
    }
  }

  poisson(mean: number) {
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()))
    let count = 0
    let product = 1 - this.next()
    const limit = Math.exp(-mean)
    while (product > limit) {
      count++
      product *= 1 - this.next()
    }
    return count
  }
}

/**
 * UUIDs that are the same in a repeated run but never in another one: made from the seed, the time
 * at which the run began and a counter.
 */
export class UuidSource {
  readonly #prefix: string
  #count = 0

  constructor(seed: number, startedAt: number) {
    this.#prefix = `${seed}:${Math.floor(startedAt)}:`
  }

  next() {
    const hash = createHash('sha256').update(`${this.#prefix}${this.#count++}`).digest('hex')
    const variant = '89ab'[Number.parseInt(hash[16], 16) & 3]
    return [
      hash.slice(0, 8),
      hash.slice(8, 12),
      `4${hash.slice(13, 16)}`,
      `${variant}${hash.slice(17, 20)}`,
      hash.slice(20, 32),
    ].join('-')
  }
}
