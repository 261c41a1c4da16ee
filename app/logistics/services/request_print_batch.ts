import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { queue } from '#core/queue/queue'
import { isDuplicate } from '#core/statements'
import { inTransaction, type Transaction } from '#core/transaction'
import type { Actor } from '#app/orders/actor'
import { logisticsRefused } from '#app/logistics/errors'
import PrintBatchJob from '#app/logistics/jobs/print_batch'
import { printObstacle } from '#app/logistics/queries/printable_orders'
import { isWaybillTemplate } from '#app/logistics/templates/catalogue'

/** Orders of one document. */
export const MOST_PRINTS_A_BATCH = 1000

export type RequestPrintBatchInput = {
  deliveryMethodId: number
  /** These orders, or `all` that can be printed now, oldest confirmation first; what is printed again is always named. */
  orders: number[] | 'all'
  kind?: 'print' | 'reprint'
  /** Needed to print again. */
  reason?: string | null
  actor: Actor
  workstation?: string | null
  idempotencyKey: string
}

export type RequestedPrintBatch = { id: number; total: number; repeated: boolean }

/** Puts a batch of waybills down and hands the work to the worker. What cannot be printed is told order by order. */
export class RequestPrintBatch {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: RequestPrintBatchInput): Promise<RequestedPrintBatch> {
    const earlier = await this.#earlier(input)
    if (earlier) return earlier
    if (input.kind === 'reprint' && !input.reason?.trim()) {
      throw logisticsRefused('REASON_MISSING', { field: 'reason' })
    }
    if (input.kind === 'reprint' && input.orders === 'all') {
      throw logisticsRefused('REPRINT_ORDERS_MISSING', { field: 'orders' })
    }
    try {
      return await inTransaction(async (trx) => {
        const batch = await this.#write(input, trx)
        await queue.dispatch(PrintBatchJob, { batchId: batch.id }, { jobId: `batch:${batch.id}` })
        return batch
      })
    } catch (error) {
      const first = isDuplicate(error, 'idempotency_key') ? await this.#earlier(input) : null
      if (first) return first
      throw error
    }
  }

  async #earlier({ actor, idempotencyKey }: RequestPrintBatchInput) {
    const batch = await db
      .from('print_batches')
      .where({ employee_id: actor.id, idempotency_key: idempotencyKey })
      .select('id', 'total', 'state')
      .first()
    if (!batch) return null
    // The queue may have been away when the batch was put down; a job that waits already stays one job.
    if (batch.state === 'queued') {
      await queue.dispatch(PrintBatchJob, { batchId: batch.id }, { jobId: `batch:${batch.id}` })
    }
    return { id: Number(batch.id), total: Number(batch.total), repeated: true }
  }

  async #write(input: RequestPrintBatchInput, trx: Transaction): Promise<RequestedPrintBatch> {
    const method = await trx
      .from('delivery_methods')
      .where('id', input.deliveryMethodId)
      .select('id', 'name', 'template')
      .first()
    if (!method) throw logisticsRefused('METHOD_UNKNOWN', { field: 'deliveryMethodId' })
    if (!isWaybillTemplate(method.template)) {
      throw logisticsRefused('TEMPLATE_MISSING', { values: { method: method.name } })
    }
    const orderIds = await this.#orders(input, trx)
    if (orderIds.length === 0) throw logisticsRefused('NOTHING_TO_PRINT')
    const now = this.clock.now().toJSDate()
    const [id] = await trx.table('print_batches').insert({
      delivery_method_id: method.id,
      template: method.template,
      kind: input.kind ?? 'print',
      reason: input.reason?.trim() || null,
      employee_id: input.actor.id,
      workstation: input.workstation ?? null,
      idempotency_key: input.idempotencyKey,
      state: 'queued',
      total: orderIds.length,
      created_at: now,
      updated_at: now,
    })
    await trx
      .table('print_batch_items')
      .multiInsert(orderIds.map((orderId) => ({ print_batch_id: id, order_id: orderId })))
    return { id: Number(id), total: orderIds.length, repeated: false }
  }

  async #orders(
    { orders, deliveryMethodId }: RequestPrintBatchInput,
    trx: Transaction
  ): Promise<number[]> {
    if (orders === 'all') {
      const rows = await trx
        .from('orders as o')
        .where({ 'o.status': 'confirmed', 'o.delivery_method_id': deliveryMethodId })
        .whereNull('o.deleted_at')
        .whereRaw(`(${await printObstacle()}) IS NULL`)
        .orderBy('o.confirmed_at')
        .orderBy('o.id')
        .limit(MOST_PRINTS_A_BATCH)
        .select('o.id')
      return rows.map(({ id }) => id)
    }
    const chosen = [...new Set(orders)].slice(0, MOST_PRINTS_A_BATCH)
    const rows = await trx
      .from('orders')
      .whereIn('id', chosen)
      .whereNull('deleted_at')
      .select('id', 'delivery_method_id as methodId')
    const known = new Set(rows.map(({ id }) => id))
    if (rows.some(({ methodId }) => methodId !== deliveryMethodId)) {
      throw logisticsRefused('OTHER_METHOD', { field: 'orders' })
    }
    return chosen.filter((id) => known.has(id))
  }
}
