import type { DateTime } from 'luxon'
import type { Transaction } from '#core/transaction'
import { OPEN_TASK_STATES } from '#app/callbacks/callback_task_states'

export type OpenCallbackTaskInput = {
  trx: Transaction
  /** Locked by whoever asks, so that one order never has two open tasks. */
  orderId: number
  customerId: number
  /** Why the parcel came back. */
  reason: string | null
  at: DateTime
}

/** TR17: the goods came back, so somebody calls to save the sale. */
export class OpenCallbackTask {
  async handle({ trx, orderId, customerId, reason, at }: OpenCallbackTaskInput): Promise<void> {
    const open = await trx
      .from('callback_tasks')
      .where('order_id', orderId)
      .whereIn('state', [...OPEN_TASK_STATES])
      .select('id')
      .first()
    if (open) return
    await trx.table('callback_tasks').insert({
      kind: 'save_the_sale',
      order_id: orderId,
      customer_id: customerId,
      reason,
      created_at: at.toJSDate(),
      updated_at: at.toJSDate(),
    })
  }
}
