import env from '#start/env'
import type { RedisOptions } from 'bullmq'

/** Name of the one queue. */
export const QUEUE_NAME = 'jobs'

/** What precedes every key of the queue in Redis. */
export const QUEUE_PREFIX = 'spotline:queue'

/**
 * How the queue reaches Redis. A worker waits for ever (`null`: it blocks on the server and has nobody to answer to);
 * whoever dispatches gets an error after a few tries, so that a request does not hang while Redis is away.
 */
export function connectionOptions(role: 'worker' | 'dispatcher'): RedisOptions {
  return {
    host: env.get('REDIS_HOST'),
    port: env.get('REDIS_PORT'),
    password: env.get('REDIS_PASSWORD') || undefined,
    db: env.get('REDIS_DB', 0),
    maxRetriesPerRequest: role === 'worker' ? null : 3,
    retryStrategy: (times) => Math.min(times * 100, 2000),
  }
}
