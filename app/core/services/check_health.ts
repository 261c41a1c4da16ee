import redis from '@adonisjs/redis/services/main'
import db from '@adonisjs/lucid/services/db'

export type HealthCheck = 'database' | 'redis' | 'worker' | 'telephony'

export type Health = {
  status: 'ok' | 'failing'
  checks: Record<HealthCheck, 'ok' | 'failing'>
  /** Each switch by its name: whether the telephony process reaches it. */
  switches: Record<string, 'ok' | 'failing'>
}

/** How long, in seconds, the sign of life of a worker or telephony process counts. */
export const SIGN_OF_LIFE_SECONDS = 10

/** Key under which a process shows, every few seconds, that it lives. */
export function signOfLifeKey(process: 'worker' | 'telephony') {
  return `spotline:alive:${process}`
}

/** Redis string: JSON of switch name → whether it is reached. */
export const SWITCHES_KEY = 'spotline:switches'

/** Whether the parts that must run together run: database, Redis, a worker, a telephony process and every switch. */
export class CheckHealth {
  async handle(): Promise<Health> {
    const [database, store, worker, telephony] = await Promise.all([
      this.#holds(async () => (await db.rawQuery('select 1')) !== null),
      this.#holds(async () => (await redis.ping()) === 'PONG'),
      this.#holds(async () => (await redis.exists(signOfLifeKey('worker'))) === 1),
      this.#holds(async () => (await redis.exists(signOfLifeKey('telephony'))) === 1),
    ])
    const checks = { database, redis: store, worker, telephony }
    const switches = await this.#switches()
    const all = [...Object.values(checks), ...Object.values(switches)]
    return { status: all.every((check) => check === 'ok') ? 'ok' : 'failing', checks, switches }
  }

  async #switches(): Promise<Health['switches']> {
    try {
      const told = JSON.parse((await redis.get(SWITCHES_KEY)) ?? '{}') as Record<string, boolean>
      const states = Object.entries(told).map(
        ([name, up]) => [name, up ? 'ok' : 'failing'] as const
      )
      return Object.fromEntries(states)
    } catch {
      return {}
    }
  }

  async #holds(check: () => Promise<boolean>): Promise<'ok' | 'failing'> {
    try {
      return (await check()) ? 'ok' : 'failing'
    } catch {
      return 'failing'
    }
  }
}
