import type { Permission } from '#app/organisation/permissions'

export type SearchKind = 'customer' | 'order' | 'waybill' | 'call' | 'product' | 'placement'

export type SearchHit = {
  kind: SearchKind
  id: string | number
  title: string
  /** One line to tell it from others; telephone numbers masked. */
  detail: string
  href: string
  /** The order's state, of an order or its waybill. */
  state?: string
}

export type Seeker = { id: number; may(permission: Permission): boolean }
