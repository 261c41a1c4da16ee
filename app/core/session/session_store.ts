import { randomUUID } from 'node:crypto'
import string from '@adonisjs/core/helpers/string'
import { configProvider } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { ConfigProvider } from '@adonisjs/core/types'
import type {
  SessionData,
  SessionStoreContract,
  SessionStoreFactory,
} from '@adonisjs/session/types'
import type { RedisService } from '@adonisjs/redis/types'
import { ACCOUNTS_MARK_KEY, noteAccountsMark } from '#core/session/accounts_mark'

/** What Redis keeps of a session. */
type Kept = { values: SessionData; /** Epoch ms. */ renewedAt: number }

/** A session is renewed once this share of its age has passed: an idle one ends up to that much early. */
const RENEWED_AFTER = 1 / 24

const due = new WeakMap<HttpContext, boolean>()

/** Whether the session of this request has to be renewed; true for stores that don't tell. */
export function renewalIsDue(ctx: HttpContext): boolean {
  return due.get(ctx) ?? true
}

/**
 * Sessions in Redis. Reading one is one command, which also reads the accounts' mark; nothing is written back to a
 * session that did not change and was renewed lately.
 */
export class SessionStore implements SessionStoreContract {
  #kept: Kept | null = null

  constructor(
    readonly redis: Pick<RedisService, 'mget' | 'set' | 'del'>,
    readonly ageSeconds: number,
    readonly ctx: HttpContext
  ) {}

  async read(sessionId: string): Promise<SessionData | null> {
    const [contents, mark] = await this.redis.mget(keyOf(sessionId), ACCOUNTS_MARK_KEY)
    noteAccountsMark(this.ctx, mark ?? null)
    if (!mark) await this.redis.set(ACCOUNTS_MARK_KEY, randomUUID(), 'NX')
    this.#kept = contents ? (JSON.parse(contents) as Kept) : null
    const age = Date.now() - (this.#kept?.renewedAt ?? 0)
    due.set(this.ctx, age > this.ageSeconds * 1000 * RENEWED_AFTER)
    return this.#kept?.values ?? null
  }

  async write(sessionId: string, values: SessionData): Promise<void> {
    await this.redis.set(keyOf(sessionId), keep(values), 'EX', this.ageSeconds)
  }

  /** Renews what was read; a session that ended meanwhile is not brought back. */
  async touch(sessionId: string): Promise<void> {
    if (!this.#kept) return
    await this.redis.set(keyOf(sessionId), keep(this.#kept.values), 'EX', this.ageSeconds, 'XX')
  }

  async destroy(sessionId: string): Promise<void> {
    await this.redis.del(keyOf(sessionId))
  }
}

/** The store for `config/session.ts`. */
export function sessionStore(): ConfigProvider<SessionStoreFactory> {
  return configProvider.create(async (app) => {
    const redis = await app.container.make('redis')
    return (ctx, { age }) => {
      return new SessionStore(redis.connection('main'), string.seconds.parse(age), ctx)
    }
  })
}

function keyOf(sessionId: string): string {
  return `spotline:session:${sessionId}`
}

function keep(values: SessionData): string {
  return JSON.stringify({ values, renewedAt: Date.now() } satisfies Kept)
}
