import { randomUUID } from 'node:crypto'
import redis from '@adonisjs/redis/services/main'
import type { HttpContext } from '@adonisjs/core/http'

/** Redis string, another one each time that somebody's account or permissions changed. */
export const ACCOUNTS_MARK_KEY = 'spotline:accounts-mark'

const marks = new WeakMap<HttpContext, string | null>()

/** Keeps the mark that was read together with the session of this request. */
export function noteAccountsMark(ctx: HttpContext, mark: string | null): void {
  marks.set(ctx, mark)
}

/** The mark when this request came; null when there is none, so that nothing may be kept. */
export function accountsMarkOf(ctx: HttpContext): string | null {
  return marks.get(ctx) ?? null
}

/**
 * Makes every process read accounts anew. To be called after the change is committed: whoever reads the new mark then
 * reads the new row, and what was kept under an older mark is not looked at again.
 */
export async function changeAccountsMark(): Promise<void> {
  await redis.set(ACCOUNTS_MARK_KEY, randomUUID())
}
