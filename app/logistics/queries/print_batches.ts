import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { businessDay, dayPeriod } from '#core/period'
import type { Refusal } from '#core/refusal_text'
import { logisticsRefused } from '#app/logistics/errors'

/** Batches that the warehouse's home lists. */
const MOST_BATCHES = 20

export type PrintBatchLine = {
  id: number
  method: string
  methodCode: string
  kind: 'print' | 'reprint'
  state: 'queued' | 'running' | 'done' | 'failed'
  total: number
  printed: number
  refused: number
  by: string
  createdAt: string
  updatedAt: string
  /** There is a document to open. */
  ready: boolean
}

export type PrintBatchRefusal = { orderId: number; orderNo: string; refusal: Refusal }

/** Today's batches, newest first. */
export class TodaysPrintBatches {
  async handle(): Promise<PrintBatchLine[]> {
    const today = dayPeriod(businessDay(DateTime.utc()))
    const rows = await batches()
      .where('b.created_at', '>=', today.from.toJSDate())
      .orderBy('b.id', 'desc')
      .limit(MOST_BATCHES)
    return rows.map(lineOf)
  }
}

/** One batch with the orders that were refused and why. */
export class ShowPrintBatch {
  async handle({ batchId }: { batchId: number }) {
    const row = await batches().where('b.id', batchId).first()
    if (!row) throw logisticsRefused('PRINT_BATCH_NOT_FOUND', { status: 404 })
    const refused = await db
      .from('print_batch_items as i')
      .join('orders as o', 'o.id', 'i.order_id')
      .where('i.print_batch_id', batchId)
      .whereNotNull('i.refusal')
      .orderBy('i.id')
      .select('o.id as orderId', 'o.order_no as orderNo', 'i.refusal')
    return {
      ...lineOf(row),
      path: row.path as string | null,
      fullNumbers: Boolean(row.fullNumbers),
      refusals: refused.map(({ orderId, orderNo, refusal }): PrintBatchRefusal => {
        const told: Refusal = typeof refusal === 'string' ? JSON.parse(refusal) : refusal
        return { orderId, orderNo, refusal: told }
      }),
    }
  }
}

function batches() {
  return db
    .from('print_batches as b')
    .join('delivery_methods as m', 'm.id', 'b.delivery_method_id')
    .join('employees as e', 'e.id', 'b.employee_id')
    .select('b.id', 'b.kind', 'b.state', 'b.total', 'b.printed', 'b.refused', 'b.path')
    .select('b.full_numbers as fullNumbers', 'b.created_at as createdAt')
    .select('b.updated_at as updatedAt', 'e.name as by', 'm.name as method', 'm.code as methodCode')
}

function lineOf(row: Record<string, unknown>): PrintBatchLine {
  return {
    id: row.id as number,
    method: row.method as string,
    methodCode: row.methodCode as string,
    kind: row.kind as PrintBatchLine['kind'],
    state: row.state as PrintBatchLine['state'],
    total: row.total as number,
    printed: row.printed as number,
    refused: row.refused as number,
    by: row.by as string,
    createdAt: (row.createdAt as Date).toISOString(),
    updatedAt: (row.updatedAt as Date).toISOString(),
    ready: row.state === 'done' && row.path !== null,
  }
}
