import { DateTime } from 'luxon'
import { onPlaced, onTransition } from '#app/orders/hooks'
import { FollowOrder } from '#app/callbacks/services/follow_order'
import { OpenCallbackTask } from '#app/callbacks/services/open_callback_task'

/** What the life of an order asks of the callback team, each in the order's own transaction. */
onTransition('feedback_returned', async (trx, { order, reason, at }) => {
  await new OpenCallbackTask().handle({
    trx,
    orderId: order.id,
    customerId: order.customerId,
    reason,
    at,
  })
})

/** TR25: the parcel may still be saved while it is on its way back. */
onTransition('exception', async (trx, { order, reason, at }) => {
  if (reason !== 'refused' && reason !== 'returning') return
  await new OpenCallbackTask().handle({
    trx,
    orderId: order.id,
    customerId: order.customerId,
    reason: reason === 'refused' ? 'refused' : null,
    at,
  })
})

onTransition('feedback_delivered', async (trx, { order, at }) => {
  await new FollowOrder().handle({ trx, at, cause: 'delivered', orderId: order.id })
})

onTransition('correct_feedback', async (trx, { order, at }) => {
  await new FollowOrder().handle({ trx, at, cause: 'feedback_corrected', orderId: order.id })
})

onPlaced(async (trx, order) => {
  if (order.reorderOfId === null) return
  await new FollowOrder().handle({
    trx,
    at: DateTime.fromJSDate(order.createdAt, { zone: 'utc' }),
    cause: 'reordered',
    orderId: order.reorderOfId,
    byOrderId: order.id,
    employeeId: order.employeeId,
  })
})

onTransition(
  ['delete', 'abandon', 'cancel', 'void_customer_cancelled'],
  async (trx, { order, at }) => {
    await new FollowOrder().handle({ trx, at, cause: 'reorder_gone', byOrderId: order.id })
  }
)
