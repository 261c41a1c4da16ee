/** The pages under 系统, in groups, with the permission that opens each. */
export type SystemPage = { key: string; permission: string; href?: string }

export const SYSTEM_PAGES: { group: string; pages: SystemPage[] }[] = [
  {
    group: 'phone',
    pages: [
      { key: 'acd-groups', permission: 'system.view' },
      { key: 'not-ready-reasons', permission: 'system.view' },
      { key: 'dispositions', permission: 'system.view' },
      { key: 'service-phrases', permission: 'system.view' },
      { key: 'excluded-numbers', permission: 'system.view' },
      {
        key: 'telephony',
        permission: 'telephony.configure',
        href: '/system/telephony/extensions',
      },
    ],
  },
  {
    group: 'goods',
    pages: [
      { key: 'product-categories', permission: 'products.view' },
      { key: 'warehouses', permission: 'system.view' },
      { key: 'region-warehouses', permission: 'system.view' },
    ],
  },
  {
    group: 'delivery',
    pages: [
      { key: 'carriers', permission: 'system.view' },
      { key: 'delivery-methods', permission: 'system.view' },
      { key: 'waybill-ranges', permission: 'system.view' },
    ],
  },
  {
    group: 'program',
    pages: [
      { key: 'settings', permission: 'settings.edit' },
      { key: 'api-tokens', permission: 'api.manage' },
      { key: 'webhooks', permission: 'api.manage' },
    ],
  },
]
