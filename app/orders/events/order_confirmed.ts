import { BaseEvent } from '@adonisjs/core/events'

/** An order went to logistics; sent after the commit. */
export default class OrderConfirmed extends BaseEvent {
  constructor(
    public readonly order: {
      orderId: number
      orderNo: string
      warehouseId: number
      stockHold: boolean
      placementId: number | null
      callId: string | null
    }
  ) {
    super()
  }
}
