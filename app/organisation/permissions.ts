/**
 * What an employee may do. The role gives a set; the super-administrator grants or withdraws single permissions on top.
 * Servers check with `employee.may()`, routes with `middleware.permission()`, pages draw from the shared list.
 */
export const PERMISSIONS = [
  // Taking orders
  'desk.use',
  'outreach.use',
  'callbacks.work',
  'customers.view',
  'customers.edit',
  'customers.merge',
  'orders.view',
  'orders.create',
  'orders.edit_own',
  'orders.edit_department',
  'orders.edit_media',
  'orders.confirm',
  'orders.revoke',
  'orders.cancel',
  'orders.delete_revoked',
  'orders.approve_price',
  'orders.review',
  'payments.record',
  'payments.refund',
  // Logistics
  'outbound.view',
  'waybills.print',
  'waybills.void',
  'waybills.hand_over',
  'feedback.record',
  'cod.settle',
  'cod.write_off',
  // Calls
  'calls.view',
  'calls.view_own',
  'calls.import',
  'recordings.review',
  'recordings.manage',
  'calls.dial_any',
  'calls.transfer_outside',
  'agents.supervise',
  'phones.view',
  'phones.view_own',
  'phones.print',
  'campaigns.edit',
  // Media
  'placements.view',
  'placements.edit',
  'placements.import',
  'placements.air',
  // Goods
  'products.view',
  'products.edit',
  'stock.edit',
  // Figures
  'board.view',
  'statistics.view',
  'exports.create',
  // The company
  'employees.view',
  'employees.edit',
  'permissions.grant',
  'departments.edit',
  'settings.edit',
  'telephony.configure',
  'api.manage',
  'audit.view',
  'system.view',
  'access.remote',
] as const

export type Permission = (typeof PERMISSIONS)[number]

export const ROLES = [
  'agent',
  'callback',
  'marketing',
  'lead',
  'warehouse',
  'warehouse_lead',
  'finance',
  'media_manager',
  'manager',
  'super_admin',
] as const

export type Role = (typeof ROLES)[number]

const SALES: Permission[] = [
  'desk.use',
  'outreach.use',
  'customers.view',
  'customers.edit',
  'orders.view',
  'orders.create',
  'orders.edit_own',
  'orders.confirm',
  'calls.view_own',
  'calls.dial_any',
  'phones.view_own',
  'products.view',
]

const WAREHOUSE: Permission[] = [
  'orders.view',
  'outbound.view',
  'waybills.print',
  'waybills.void',
  'waybills.hand_over',
  'phones.print',
  'products.view',
]

const SUPERVISION: Permission[] = [
  'agents.supervise',
  'calls.transfer_outside',
  'campaigns.edit',
  'board.view',
  'statistics.view',
  'calls.view',
  'phones.view',
  'exports.create',
  'employees.view',
]

/** The permissions that come with a role. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  agent: SALES,
  callback: [...SALES, 'callbacks.work'],
  marketing: SALES,
  lead: [
    ...SALES,
    ...SUPERVISION,
    'callbacks.work',
    'orders.edit_department',
    'orders.edit_media',
    'orders.approve_price',
  ],
  warehouse: WAREHOUSE,
  warehouse_lead: [...WAREHOUSE, 'stock.edit', 'exports.create'],
  finance: [
    'orders.view',
    'outbound.view',
    'payments.record',
    'payments.refund',
    'cod.settle',
    'cod.write_off',
    'exports.create',
  ],
  media_manager: [
    'orders.view',
    'orders.edit_media',
    'products.view',
    'placements.view',
    'placements.edit',
    'placements.import',
    'board.view',
    'statistics.view',
    'exports.create',
  ],
  manager: [
    ...SUPERVISION,
    'customers.view',
    'orders.view',
    'orders.review',
    'outbound.view',
    'placements.view',
    'placements.air',
    'products.view',
    'products.edit',
    'calls.import',
    'recordings.review',
    'recordings.manage',
    'api.manage',
    'system.view',
  ],
  super_admin: PERMISSIONS,
}

/** The rights of the trade that only the super-administrator gives, person by person (P02). */
export const INDIVIDUAL_PERMISSIONS = [
  'statistics.view',
  'access.remote',
  'feedback.record',
  'orders.delete_revoked',
  'orders.revoke',
  'orders.cancel',
] as const satisfies readonly Permission[]

/** What is proposed, and granted unless it is taken off, when somebody of this role is entered. */
export const PROPOSED_PERMISSIONS: Partial<Record<Role, readonly Permission[]>> = {
  lead: ['orders.delete_revoked'],
  warehouse: ['feedback.record'],
  warehouse_lead: ['feedback.record', 'orders.revoke', 'orders.cancel'],
}

/** The page that a role starts its day on. */
export const ROLE_HOMES: Record<Role, string> = {
  agent: '/desk',
  callback: '/desk',
  marketing: '/desk',
  lead: '/board',
  warehouse: '/outbound',
  warehouse_lead: '/outbound',
  finance: '/outbound',
  media_manager: '/media/placements',
  manager: '/board',
  super_admin: '/organisation/employees',
}

export function isPermission(text: string): text is Permission {
  return (PERMISSIONS as readonly string[]).includes(text)
}

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text)
}

/** The role's permissions with single ones granted or withdrawn. */
export function permissionsOf(
  role: Role,
  overrides: readonly { permission: string; granted: boolean }[]
): Set<Permission> {
  const permissions = new Set(ROLE_PERMISSIONS[role])
  for (const { permission, granted } of overrides) {
    if (!isPermission(permission)) continue
    if (granted) permissions.add(permission)
    else permissions.delete(permission)
  }
  return permissions
}
