import {
  ChartColumn,
  Ear,
  Headset,
  Network,
  Package,
  PhoneCall,
  PhoneOutgoing,
  ReceiptText,
  Settings,
  Truck,
  Tv,
  UsersRound,
} from '@lucide/vue'
import type { Component } from 'vue'

/** A page and the permissions of which one opens it. */
export type Door = { href: string; permissions: string[] }

export type Place = {
  key: string
  icon: Component
  /** The pages that the place opens on: the first one whose permission is held. Without any the place is not shown. */
  doors: Door[]
  /** Beginnings of the addresses that belong to this place. */
  covers: string[]
}

/** The left rail: one entry per job, in the order of the day. */
export const places: Place[] = [
  {
    key: 'desk',
    icon: Headset,
    doors: [{ href: '/desk', permissions: ['desk.use'] }],
    covers: ['/desk'],
  },
  {
    key: 'customers',
    icon: UsersRound,
    doors: [{ href: '/customers', permissions: ['customers.view'] }],
    covers: ['/customers'],
  },
  {
    key: 'orders',
    icon: ReceiptText,
    doors: [{ href: '/orders', permissions: ['orders.view'] }],
    covers: ['/orders', '/after-sales'],
  },
  {
    key: 'logistics',
    icon: Truck,
    doors: [
      { href: '/outbound', permissions: ['outbound.view'] },
      { href: '/feedback', permissions: ['feedback.record'] },
      { href: '/cod', permissions: ['cod.settle'] },
    ],
    covers: ['/outbound', '/parcels', '/waybill-prints', '/feedback', '/returns', '/cod'],
  },
  {
    key: 'calls',
    icon: PhoneCall,
    doors: [{ href: '/calls', permissions: ['calls.view', 'calls.view_own'] }],
    covers: ['/calls'],
  },
  {
    key: 'supervision',
    icon: Ear,
    doors: [{ href: '/supervision', permissions: ['agents.supervise'] }],
    covers: ['/supervision'],
  },
  {
    key: 'outreach',
    icon: PhoneOutgoing,
    doors: [
      { href: '/outreach/callback-tasks', permissions: ['callbacks.work'] },
      { href: '/outreach/campaigns', permissions: ['campaigns.edit'] },
      { href: '/outreach/desk', permissions: ['outreach.use'] },
    ],
    covers: ['/outreach'],
  },
  {
    key: 'media',
    icon: Tv,
    doors: [{ href: '/media/placements', permissions: ['placements.view'] }],
    covers: ['/media'],
  },
  {
    key: 'products',
    icon: Package,
    doors: [{ href: '/products', permissions: ['products.view'] }],
    covers: ['/products', '/stock'],
  },
  {
    key: 'statistics',
    icon: ChartColumn,
    doors: [
      { href: '/statistics/slots', permissions: ['statistics.view'] },
      { href: '/board', permissions: ['board.view'] },
    ],
    covers: ['/statistics', '/board'],
  },
  {
    key: 'organisation',
    icon: Network,
    doors: [{ href: '/organisation/employees', permissions: ['employees.view'] }],
    covers: ['/organisation'],
  },
  {
    key: 'system',
    icon: Settings,
    doors: [
      { href: '/system/settings', permissions: ['settings.edit'] },
      { href: '/system/acd-groups', permissions: ['system.view'] },
      { href: '/system/telephony/extensions', permissions: ['telephony.configure'] },
      { href: '/system/api-tokens', permissions: ['api.manage'] },
    ],
    covers: ['/system'],
  },
]

/** Where a place leads this employee, or null when nothing there is open. */
export function doorOf(place: Place, may: (permission: string) => boolean): string | null {
  return place.doors.find(({ permissions }) => permissions.some(may))?.href ?? null
}
