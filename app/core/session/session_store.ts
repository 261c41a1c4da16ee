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

/** A session is renewed once this share of its age has passed: an idle one ends up to that much early. */
const RENEWED_AFTER = 1 / 24

const due = new WeakMap<HttpContext, boolean>()

/** Whether the session of this request has to be renewed; true for stores that don't tell. */
export function renewalIsDue(ctx: HttpContext): boolean {
  return due.get(ctx) ?? true
}

/**
 * Sessions in Redis: the values under one key, when they were last renewed under another. Reading both is one command,
 * which also reads the accounts' mark; nothing is written to a session that did not change and was renewed lately.
 * A session that another request ended is never brought back by one that was under way.
 */
export class SessionStore implements SessionStoreContract {
  /** The id that was read, when there was such a session. */
  #known: string | null = null

  constructor(
    readonly redis: Pick<RedisService, 'mget' | 'set' | 'del' | 'expire'>,
    readonly ageSeconds: number,
    readonly ctx: HttpContext
  ) {}

  async read(sessionId: string): Promise<SessionData | null> {
    const [contents, renewedAt, mark] = await this.redis.mget(
      keyOf(sessionId),
      renewalKeyOf(sessionId),
      ACCOUNTS_MARK_KEY
    )
    noteAccountsMark(this.ctx, mark ?? null)
    if (!mark) await this.redis.set(ACCOUNTS_MARK_KEY, randomUUID(), 'NX')
    const age = Date.now() - Number(renewedAt ?? 0)
    due.set(this.ctx, age > this.ageSeconds * 1000 * RENEWED_AFTER)
    this.#known = contents ? sessionId : null
    return contents ? (JSON.parse(contents) as SessionData) : null
  }

  async write(sessionId: string, values: SessionData): Promise<void> {
    const contents = JSON.stringify(values)
    if (this.#known === sessionId) {
      await this.redis.set(keyOf(sessionId), contents, 'EX', this.ageSeconds, 'XX')
    } else {
      await this.redis.set(keyOf(sessionId), contents, 'EX', this.ageSeconds)
    }
    await this.#renewed(sessionId)
  }

  /** Only the time is renewed: what another request wrote meanwhile stays. */
  async touch(sessionId: string): Promise<void> {
    if (this.#known !== sessionId) return
    await Promise.all([
      this.redis.expire(keyOf(sessionId), this.ageSeconds),
      this.#renewed(sessionId),
    ])
  }

  async destroy(sessionId: string): Promise<void> {
    await this.redis.del(keyOf(sessionId), renewalKeyOf(sessionId))
  }

  async #renewed(sessionId: string) {
    await this.redis.set(renewalKeyOf(sessionId), Date.now(), 'EX', this.ageSeconds)
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

/** Epoch ms. */
function renewalKeyOf(sessionId: string): string {
  return `spotline:session_renewed:${sessionId}`
}
