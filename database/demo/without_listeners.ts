import emitter from '@adonisjs/core/services/emitter'
import CallRecorded from '#app/calls/events/call_recorded'
import OrderConfirmed from '#app/orders/events/order_confirmed'
import OrderPlaced from '#app/orders/events/order_placed'
import OrderTransitioned from '#app/orders/events/order_transitioned'

/**
 * For a process of its own that fills the database: nobody watches, and the figures are computed once at the end
 * instead of being marked and told with every call. The listeners do not come back: end the process afterwards.
 */
export async function withoutListeners<T>(work: () => Promise<T>): Promise<T> {
  for (const event of [CallRecorded, OrderConfirmed, OrderPlaced, OrderTransitioned]) {
    emitter.clearListeners(event)
  }
  return work()
}
