import type CallRecorded from '#app/calls/events/call_recorded'
import type OrderPlaced from '#app/orders/events/order_placed'
import type OrderTransitioned from '#app/orders/events/order_transitioned'
import { MarkFactsChanged } from '#app/statistics/services/mark_facts_changed'

/** Facts of the areas below that the figures are made of. */
export default class FactsChangedListener {
  async call({ call }: CallRecorded) {
    if (call.direction !== 'inbound') return
    await new MarkFactsChanged().handle({ callId: call.id, placementId: call.placementId })
  }

  async orderPlaced({ order }: OrderPlaced) {
    await new MarkFactsChanged().handle(order)
  }

  async orderTransitioned({ transition }: OrderTransitioned) {
    await new MarkFactsChanged().handle(transition)
  }
}
