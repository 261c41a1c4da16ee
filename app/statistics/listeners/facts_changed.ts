import type CallRecorded from '#app/calls/events/call_recorded'
import type OrderPlaced from '#app/orders/events/order_placed'
import type OrderTransitioned from '#app/orders/events/order_transitioned'
import { noteFact } from '#app/statistics/fact_collector'

/** Facts of the areas below that the figures are made of. */
export default class FactsChangedListener {
  call({ call }: CallRecorded) {
    if (call.direction === 'inbound') noteFact({ callId: call.id, placementId: call.placementId })
  }

  orderPlaced({ order }: OrderPlaced) {
    noteFact(order)
  }

  /** A changed source takes the order away from the slot before. */
  orderTransitioned({ transition }: OrderTransitioned) {
    noteFact(transition)
    const { previousPlacementId, placementId } = transition
    if (previousPlacementId !== placementId) {
      noteFact({ callId: null, placementId: previousPlacementId })
    }
  }
}
