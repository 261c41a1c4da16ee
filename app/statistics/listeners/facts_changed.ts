import type CallRecorded from '#app/calls/events/call_recorded'
import type CallsImported from '#app/calls/events/calls_imported'
import type OrderPlaced from '#app/orders/events/order_placed'
import type OrderTransitioned from '#app/orders/events/order_transitioned'
import { noteFact } from '#app/statistics/fact_collector'
import { MarkFactsChanged } from '#app/statistics/services/mark_facts_changed'

/** Facts of the areas below that the figures are made of. */
export default class FactsChangedListener {
  call({ call }: CallRecorded) {
    if (call.direction === 'inbound') noteFact({ callId: call.id, placementId: call.placementId })
  }

  /** They may be older than what is looked at again by itself, so the mark is waited for. */
  async callsImported({ calls }: CallsImported) {
    await new MarkFactsChanged().handle({ callIds: [], placementIds: calls.placementIds })
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
