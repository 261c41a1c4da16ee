import {
  ChartColumn,
  Headset,
  Network,
  Package,
  PhoneCall,
  ReceiptText,
  Settings,
  Truck,
  Tv,
  UsersRound,
} from '@lucide/vue'
import type { Component } from 'vue'

export type Place = {
  key: string
  href: string
  icon: Component
  /** Shown to whoever holds one of these. */
  permissions: string[]
  /** Beginnings of the addresses that belong to this place. */
  covers: string[]
}

/** The left rail: one entry per job, in the order of the day. */
export const places: Place[] = [
  { key: 'desk', href: '/desk', icon: Headset, permissions: ['desk.use'], covers: ['/desk'] },
  {
    key: 'customers',
    href: '/customers',
    icon: UsersRound,
    permissions: ['customers.view'],
    covers: ['/customers'],
  },
  {
    key: 'orders',
    href: '/orders',
    icon: ReceiptText,
    permissions: ['orders.view'],
    covers: ['/orders'],
  },
  {
    key: 'logistics',
    href: '/outbound',
    icon: Truck,
    permissions: ['outbound.view', 'feedback.record'],
    covers: ['/outbound', '/waybill-prints', '/feedback'],
  },
  {
    key: 'calls',
    href: '/calls',
    icon: PhoneCall,
    permissions: ['calls.view', 'calls.view_own'],
    covers: ['/calls'],
  },
  {
    key: 'media',
    href: '/media/placements',
    icon: Tv,
    permissions: ['placements.view'],
    covers: ['/media'],
  },
  {
    key: 'products',
    href: '/products',
    icon: Package,
    permissions: ['products.view'],
    covers: ['/products'],
  },
  {
    key: 'statistics',
    href: '/statistics/slots',
    icon: ChartColumn,
    permissions: ['statistics.view'],
    covers: ['/statistics', '/board'],
  },
  {
    key: 'organisation',
    href: '/organisation/employees',
    icon: Network,
    permissions: ['employees.view'],
    covers: ['/organisation'],
  },
  {
    key: 'system',
    href: '/system',
    icon: Settings,
    permissions: ['system.view'],
    covers: ['/system'],
  },
]
