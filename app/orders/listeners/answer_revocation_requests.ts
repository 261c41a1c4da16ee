import { onTransition } from '#app/orders/hooks'
import type { OrderEvent } from '#app/orders/order_states'
import { answerRequest, type RevocationAnswer } from '#app/orders/revocation_requests'

const TAKEN_BACK: OrderEvent[] = [
  'revoke',
  'cancel',
  'void_wrong_order',
  'void_customer_cancelled',
  'reject_review',
]

const LEFT: OrderEvent[] = ['hand_over', 'feedback_delivered', 'feedback_returned']

const answersWith = (events: OrderEvent[], status: RevocationAnswer['status']) =>
  onTransition(events, async (trx, { order, actor, reason, at }) => {
    await answerRequest(trx, {
      orderId: order.id,
      status,
      answeredBy: actor?.id ?? null,
      answer: status === 'done' ? reason : null,
      at: at.toJSDate(),
    })
  })

answersWith(TAKEN_BACK, 'done')
answersWith(LEFT, 'too_late')
