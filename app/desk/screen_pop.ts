import type { ContactNeed } from '#app/customers/contact_need'
import type { OrderStatus } from '#app/orders/order_states'

/** Everything an order taker sees of a caller. Instants ISO 8601 in UTC, money in fen. */
export type ScreenPop = {
  callId: string
  direction: 'inbound' | 'outbound' | 'internal'
  caller: {
    /** Whole and grouped once the call is the viewer's own, masked while it is only offered. */
    number: string
    masked: boolean
    region: string | null
    operator: string | null
    /** How often this number called, this call included. */
    callCount: number
    previousCall: { at: string; type: 'sale' | 'enquiry' | 'invalid' | null } | null
  }
  line: { dnis: string; name: string | null; groupCode: string | null }
  onAir: {
    placementId: number
    channelName: string
    productId: number
    productName: string
    startsAt: string
    durationSeconds: number
  } | null
  /** The number was found whole: normally one customer. Otherwise numbers that end alike. */
  exact: boolean
  customers: PopCustomer[]
}

export type PopCustomer = {
  id: number
  customerNo: string
  name: string
  gender: 'female' | 'male' | 'unknown'
  birthYear: number | null
  age: number | null
  customerClass: 'A' | 'B' | 'C' | 'D'
  points: number
  bought: boolean
  delivered: number
  returned: number
  owner: string | null
  address: { regionId: number | null; region: string; detail: string } | null
  /** Where the customer is at home, also without an address. */
  regionId: number | null
  remark: string | null
  endUserName: string | null
  endUserSchool: string | null
  /** The first is the one that an order is sent with; whole on the own call with this customer, else masked. */
  phones: string[]
  version: number
  notes: PopNote[]
  noteCount: number
  orders: PopOrder[]
  orderCount: number
  deliveredFen: number
}

export type PopNote = {
  id: number
  at: string
  status: 'new' | 'open' | 'closed'
  /** What was asked for (C16). */
  need: { type: ContactNeed['type']; product: string | null; text: string | null } | null
  /** The first twenty characters. */
  excerpt: string
  content: string
}

export type PopOrder = {
  id: number
  orderNo: string
  status: OrderStatus
  title: string
  totalFen: number
  createdAt: string
}
