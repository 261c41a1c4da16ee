import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { isDuplicate } from '#core/statements'
import type { Actor } from '#app/orders/actor'
import { logisticsRefused } from '#app/logistics/errors'
import {
  RecordFeedback,
  type RecordFeedbackInput,
  type RecordedFeedback,
} from '#app/logistics/services/record_feedback'

/** Parcels that are accepted in one request. */
export const MOST_ROWS = 300

export type FeedbackRow = Pick<
  RecordFeedbackInput,
  'waybillNo' | 'result' | 'reason' | 'courierId' | 'deliveryFeeFen' | 'remark'
>

export type AcceptFeedbackBatchInput = {
  rows: FeedbackRow[]
  actor: Actor
  workstation?: string | null
  idempotencyKey: string
}

export type FeedbackOutcome =
  | { waybillNo: string; accepted: true; orderNo: string }
  | { waybillNo: string; accepted: false; refusal: DomainError }

export type AcceptedFeedbackBatch = { id: number; outcomes: FeedbackOutcome[] }

/**
 * 受理: each row on its own, a refused one keeps nobody else back. Sent again with the same key, rows that were accepted
 * the first time are answered as accepted, so that a lost answer loses nothing and does nothing twice.
 */
export class AcceptFeedbackBatch {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: AcceptFeedbackBatchInput): Promise<AcceptedFeedbackBatch> {
    const batchId = await this.#batch(input)
    const taken = new Set<number>()
    const outcomes: FeedbackOutcome[] = []
    for (const row of input.rows) {
      const outcome = await this.#accept(row, input, batchId, taken)
      outcomes.push(outcome)
    }
    const accepted = outcomes.filter((outcome) => outcome.accepted).length
    await db
      .from('feedback_batches')
      .where('id', batchId)
      .update({ accepted, refused: outcomes.length - accepted })
    return { id: batchId, outcomes }
  }

  async #batch({ actor, idempotencyKey }: AcceptFeedbackBatchInput): Promise<number> {
    const key = { employee_id: actor.id, idempotency_key: idempotencyKey }
    try {
      const [id] = await db
        .table('feedback_batches')
        .insert({ ...key, created_at: this.clock.now().toJSDate() })
      return Number(id)
    } catch (error) {
      if (!isDuplicate(error)) throw error
      const earlier = await db.from('feedback_batches').where(key).select('id').firstOrFail()
      return Number(earlier.id)
    }
  }

  async #accept(
    row: FeedbackRow,
    { actor, workstation }: AcceptFeedbackBatchInput,
    batchId: number,
    taken: Set<number>
  ): Promise<FeedbackOutcome> {
    const { waybillNo } = row
    try {
      const recorded = await new RecordFeedback(this.clock).handle({
        ...row,
        actor,
        workstation,
        batchId,
      })
      taken.add(recorded.orderId)
      return { waybillNo, accepted: true, orderNo: recorded.orderNo }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const earlier =
        error.code === 'ALREADY_FED_BACK' ? await this.#earlier(error, row, batchId) : null
      if (!earlier) return { waybillNo, accepted: false, refusal: error }
      if (taken.has(earlier.orderId)) {
        const refusal = logisticsRefused('TWICE_IN_BATCH', { field: 'waybillNo', status: 409 })
        return { waybillNo, accepted: false, refusal }
      }
      taken.add(earlier.orderId)
      return { waybillNo, accepted: true, orderNo: earlier.orderNo }
    }
  }

  /** The feedback that this same batch recorded before with the same result. */
  async #earlier(
    refusal: DomainError,
    { result }: FeedbackRow,
    batchId: number
  ): Promise<RecordedFeedback | null> {
    return db
      .from('feedbacks as f')
      .join('orders as o', 'o.id', 'f.order_id')
      .where({
        'f.feedback_batch_id': batchId,
        'f.order_id': Number(refusal.details.orderId),
        'f.result': result,
        'f.standing': 1,
      })
      .select('o.id as orderId', 'o.order_no as orderNo')
      .first()
  }
}
