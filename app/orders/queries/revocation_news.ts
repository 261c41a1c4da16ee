import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#app/orders/actor'
import type { RevocationStatus } from '#app/orders/revocation_requests'

export type RevocationNews = {
  /** Requests that wait for the warehouse; null for whoever can't answer them. */
  open: number | null
  /** Answers that the asker has not read yet, the newest last. */
  answers: {
    id: number
    orderNo: string
    status: Exclude<RevocationStatus, 'open'>
    answer: string | null
    by: string | null
    at: string
  }[]
}

const MOST_ANSWERS = 20

/** What is new between sales and the warehouse about orders to be taken back, for this person. */
export class ReadRevocationNews {
  async handle(actor: Actor): Promise<RevocationNews> {
    const answers = await db
      .from('revocation_requests as request')
      .join('orders', 'orders.id', 'request.order_id')
      .leftJoin('employees as employee', 'employee.id', 'request.answered_by')
      .where('request.requested_by', actor.id)
      .whereNull('request.seen_at')
      .whereNotNull('request.answered_at')
      .orderBy('request.id')
      .limit(MOST_ANSWERS)
      .select('request.id', 'request.status', 'request.answer', 'request.answered_at as at')
      .select('orders.order_no as orderNo', 'employee.name as by')
    return {
      open: actor.may('orders.revoke') || actor.may('orders.cancel') ? await this.#open() : null,
      answers: answers.map((row) => ({ ...row, at: (row.at as Date).toISOString() })),
    }
  }

  async #open(): Promise<number> {
    const [{ count }] = await db.from('revocation_requests').where('open', 1).count('* as count')
    return Number(count)
  }
}
