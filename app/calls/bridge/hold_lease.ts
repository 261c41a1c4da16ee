import { randomUUID } from 'node:crypto'
import redis from '@adonisjs/redis/services/main'

const RENEW = `if redis.call('get', KEYS[1]) == ARGV[1] then
  return redis.call('pexpire', KEYS[1], ARGV[2])
end
return 0`
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`

export type LeaseOptions = {
  key: string
  /** How long the lease stands without renewal, in milliseconds. */
  ttlMs: number
  /** Called once when the lease was taken. */
  onTaken: () => void | Promise<void>
  /** Called when somebody else holds it, or Redis has not answered for as long as it stands: stop at once. */
  onLost: () => void
}

/** One of many processes is active: the one that holds the lease in Redis. The others stand by and take over. */
export class HoldLease {
  readonly #id = randomUUID()
  #held = false
  #renewedAt = 0
  #timer: NodeJS.Timeout | null = null

  constructor(readonly options: LeaseOptions) {}

  start() {
    const every = this.options.ttlMs / 4
    this.#timer = setInterval(() => void this.#beat(), every)
    void this.#beat()
  }

  async stop() {
    if (this.#timer) clearInterval(this.#timer)
    if (this.#held) await redis.eval(RELEASE, 1, this.options.key, this.#id)
    this.#held = false
  }

  async #beat() {
    try {
      const holds = this.#held ? await this.#renew() : await this.#take()
      if (holds) this.#renewedAt = Date.now()
      if (holds && !this.#held) {
        this.#held = true
        await this.options.onTaken()
      } else if (!holds && this.#held) {
        this.#lose()
      }
    } catch {
      if (this.#held && Date.now() - this.#renewedAt > this.options.ttlMs) this.#lose()
    }
  }

  #lose() {
    this.#held = false
    this.options.onLost()
  }

  async #take() {
    const { key, ttlMs } = this.options
    return (await redis.set(key, this.#id, 'PX', ttlMs, 'NX')) === 'OK'
  }

  async #renew() {
    const { key, ttlMs } = this.options
    return (await redis.eval(RENEW, 1, key, this.#id, String(ttlMs))) === 1
  }
}
