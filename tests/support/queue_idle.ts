import redis from '@adonisjs/redis/services/main'
import { QUEUE_NAME } from '#core/queue/connection'

/** Waits until the queue has nothing due: neither waiting, nor running, nor about to be tried again. */
export async function queueIdle(prefix: string): Promise<void> {
  const key = (name: string) => `${prefix}:${QUEUE_NAME}:${name}`
  for (;;) {
    // In one step, or a job that moves between two readings would be in neither.
    const answers = await redis
      .multi()
      .llen(key('wait'))
      .llen(key('active'))
      .zrange(key('delayed'), 0, -1)
      .exec()
    const [waiting, active, delayed] = (answers ?? []).map(([, value]) => value)
    if (waiting === 0 && active === 0 && !(await anyRetry(key, delayed as string[]))) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Whether one of the delayed jobs was tried before: then its delay is the pause before the next attempt. */
async function anyRetry(key: (name: string) => string, ids: string[]): Promise<boolean> {
  for (const id of ids) {
    const attempts = await redis.hget(key(id), 'atm')
    if (Number(attempts) > 0) return true
  }
  return false
}
