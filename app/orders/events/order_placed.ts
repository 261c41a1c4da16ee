import { BaseEvent } from '@adonisjs/core/events'

/** A new order was saved; sent after the commit. */
export default class OrderPlaced extends BaseEvent {
  constructor(
    public readonly order: {
      orderId: number
      orderNo: string
      customerId: number
      employeeId: number
      placementId: number | null
      callId: string | null
      totalFen: number
    }
  ) {
    super()
  }
}
