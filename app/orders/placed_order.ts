/** What placing an order answers; a repeated submit gets the same, however the order went on since. */
export type PlacedOrder = {
  orderId: number
  orderNo: string
  status: string
  version: number
  totalFen: number
  stockHold: boolean
  /** The order was there already: this is a repeated submit. */
  repeated: boolean
}
