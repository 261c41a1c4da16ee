import type { DateTime } from 'luxon'
import type { Transaction } from '#core/transaction'
import { lockTasks, takes, writeTask } from '#app/callbacks/locked_task'

export type FollowOrderInput = {
  trx: Transaction
  at: DateTime
} & (
  | { cause: 'reordered'; orderId: number; byOrderId: number; employeeId: number }
  | { cause: 'reorder_gone'; byOrderId: number }
  | { cause: 'feedback_corrected' | 'delivered'; orderId: number }
)

/**
 * What orders do to the callback tasks about them: an order made anew saves the sale, one that comes to nothing opens the
 * task again, and a corrected feedback or a parcel that was delivered after
 * all takes the cause away. Runs in the transaction of the order's own step.
 */
export class FollowOrder {
  async handle(input: FollowOrderInput): Promise<void> {
    const at = input.at.toJSDate()
    switch (input.cause) {
      case 'reordered':
        for (const task of await lockTasks(input.trx, { order_id: input.orderId })) {
          if (!takes(task, 'save')) continue
          await writeTask(input.trx, task, {
            state: 'saved',
            saved_by_order_id: input.byOrderId,
            employee_id: input.employeeId,
            at,
          })
        }
        return
      case 'reorder_gone':
        for (const task of await lockTasks(input.trx, { saved_by_order_id: input.byOrderId })) {
          if (!takes(task, 'unsave')) continue
          await writeTask(input.trx, task, { state: 'open', saved_by_order_id: null, at })
        }
        return
      case 'feedback_corrected':
      case 'delivered':
        for (const task of await lockTasks(input.trx, { order_id: input.orderId })) {
          if (takes(task, 'withdraw')) await writeTask(input.trx, task, { state: 'withdrawn', at })
        }
    }
  }
}
