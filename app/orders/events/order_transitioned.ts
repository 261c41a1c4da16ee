import { BaseEvent } from '@adonisjs/core/events'
import type { OrderEvent, OrderStatus } from '#app/orders/order_states'

/** An order went along an edge of its machine; sent after the commit. */
export default class OrderTransitioned extends BaseEvent {
  constructor(
    public readonly transition: {
      orderId: number
      orderNo: string
      event: OrderEvent
      from: OrderStatus
      to: OrderStatus
      employeeId: number | null
      placementId: number | null
      /** The placement before; another one when the source was changed. */
      previousPlacementId: number | null
      callId: string | null
    }
  ) {
    super()
  }
}
