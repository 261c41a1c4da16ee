import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { businessDay } from '#core/period'

type Block = { next: number; last: number; size: number; takenAt: number }

const LARGEST_BLOCK = 64
/** A block that was used up faster than this is followed by a larger one. */
const BUSY_MS = 1_000

const blocks = new Map<string, Block>()
const refills = new Map<string, Promise<void>>()

/**
 * YYMMDD + serial within the business day, four digits at least (O01). Serials are taken in blocks in a statement that
 * commits by itself, also when the order's transaction rolls back: a surge never waits for the counter's row. What a process does not use is a gap.
 */
export class AllocateOrderNumber {
  async handle(at: DateTime): Promise<{ orderNo: string; businessDay: string }> {
    const day = businessDay(at)
    for (;;) {
      const block = blocks.get(day)
      if (block && block.next <= block.last) {
        const serial = String(block.next++).padStart(4, '0')
        return { orderNo: `${day.slice(2).replaceAll('-', '')}${serial}`, businessDay: day }
      }
      await refill(day)
    }
  }
}

/** One refill at a time for a day; everybody who waits takes from the same new block. */
async function refill(day: string): Promise<void> {
  let pending = refills.get(day)
  if (!pending) {
    pending = takeBlock(day).finally(() => refills.delete(day))
    refills.set(day, pending)
  }
  await pending
}

async function takeBlock(day: string): Promise<void> {
  const used = blocks.get(day)
  const now = Date.now()
  const busy = used !== undefined && now - used.takenAt < BUSY_MS
  const size = busy ? Math.min(used.size * 4, LARGEST_BLOCK) : 1
  const [header] = await db.connection('serials').rawQuery(
    `INSERT INTO order_number_days (business_day, last) VALUES (?, LAST_INSERT_ID(?))
     ON DUPLICATE KEY UPDATE last = LAST_INSERT_ID(last + ?)`,
    [day, size, size]
  )
  const last = Number(header.insertId)
  for (const known of blocks.keys()) if (known < day) blocks.delete(known)
  blocks.set(day, { next: last - size + 1, last, size, takenAt: now })
}
