import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export type Transaction = TransactionClientContract

export type TransactionOptions = {
  /** Join this transaction instead of the one around the caller, if any. */
  trx?: Transaction
  /** How often the work is tried in all when the database asks for it again; 5 unless told. */
  attempts?: number
}

type Open = { trx: Transaction; onCommit: (() => unknown)[] }

const current = new AsyncLocalStorage<Open | undefined>()

const DEADLOCK = 1213
const LOCK_WAIT_TIMEOUT = 1205

/** Whether the database rolled back because of a deadlock or a lock wait, so that the same work may well succeed now. */
export function isRetryable(error: unknown): boolean {
  const errno = (error as { errno?: unknown } | null)?.errno
  return errno === DEADLOCK || errno === LOCK_WAIT_TIMEOUT
}

/** The transaction that the caller runs in, or null. */
export function currentTransaction(): Transaction | null {
  const open = current.getStore()
  return open && !open.trx.isCompleted ? open.trx : null
}

/**
 * Runs `work` in one transaction and gives back its result. Work that already runs inside `inTransaction` joins the
 * transaction around it, so services may call each other freely; only the outermost one commits, retries and rolls back.
 * The work may run several times (deadlock 1213, lock time-out 1205): what must happen once goes into `afterCommit`.
 */
export async function inTransaction<T>(
  work: (trx: Transaction) => Promise<T>,
  options: TransactionOptions = {}
): Promise<T> {
  const around = current.getStore()
  if (options.trx && around?.trx !== options.trx) {
    return current.run({ trx: options.trx, onCommit: onCommitOf(options.trx) }, () =>
      work(options.trx!)
    )
  }
  if (around && !around.trx.isCompleted) return work(around.trx)

  const attempts = options.attempts ?? 5
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(work)
    } catch (error) {
      if (!isRetryable(error) || attempt >= attempts) throw error
      // Twice as long each time, at least half of it by chance: rivals that collided once must not collide in step.
      await wait(10 * 2 ** attempt * (0.5 + Math.random() / 2))
    }
  }
}

/**
 * Runs `action` once the transaction around the caller is committed, in the order given; never when it rolls back.
 * Without a transaction it runs at once. What fails then is logged: the data is already safe.
 */
export function afterCommit(action: () => unknown): void {
  const open = current.getStore()
  if (open && !open.trx.isCompleted) open.onCommit.push(action)
  else void settle(action)
}

async function once<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  const trx = await db.transaction()
  const open: Open = { trx, onCommit: [] }
  let result: T
  try {
    result = await current.run(open, () => work(trx))
    await trx.commit()
  } catch (error) {
    if (!trx.isCompleted) await rollBack(trx)
    throw error
  }
  await current.exit(async () => {
    for (const action of open.onCommit) await settle(action)
  })
  return result
}

/** Actions given inside a transaction that somebody else opened wait for that one's commit. */
function onCommitOf(trx: Transaction): (() => unknown)[] {
  const actions: (() => unknown)[] = []
  trx.after('commit', () =>
    current.exit(async () => {
      for (const action of actions) await settle(action)
    })
  )
  return actions
}

async function settle(action: () => unknown): Promise<void> {
  try {
    await action()
  } catch (error) {
    logger.error({ err: error }, 'an action after a commit failed')
  }
}

/** A lost connection can't be rolled back; the first error is the one to report. */
async function rollBack(trx: Transaction): Promise<void> {
  try {
    await trx.rollback()
  } catch (error) {
    logger.warn({ err: error }, 'a roll-back failed')
  }
}
