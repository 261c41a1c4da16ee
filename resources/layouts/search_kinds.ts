import { Package, PhoneCall, ReceiptText, ScanBarcode, Tv, UsersRound } from '@lucide/vue'
import type { Component } from 'vue'

export type SearchKind = 'customer' | 'order' | 'waybill' | 'call' | 'product' | 'placement'

/** One thing found: where it opens, what it is called, and one line to tell it from others. Numbers come masked. */
export type SearchHit = {
  kind: SearchKind
  id: string | number
  title: string
  detail: string
  href: string
  /** The order's state when the hit is an order or its waybill. */
  state?: string
}

export const KIND_ICONS: Record<SearchKind, Component> = {
  customer: UsersRound,
  order: ReceiptText,
  waybill: ScanBarcode,
  call: PhoneCall,
  product: Package,
  placement: Tv,
}
