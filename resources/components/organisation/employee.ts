import { t } from '~/composables/i18n'

export type Employee = {
  id: number
  staffNo: string
  name: string
  role: string
  departmentId: number
  department: string
  agentNumber: string | null
  acdEnabled: boolean
  loginDisabled: boolean
  mustChangePassword: boolean
  closedAt: string | null
  lastSignInAt: string | null
}

export type Department = {
  id: number
  code: string
  name: string
  duties: string | null
  parentId: number | null
  version: number
  serviceNumbers: string[]
  employees: number
}

/** A one-time password, on screen once. */
export type Handout = { staffNo: string; name: string; password: string }

/** The permissions of an employee, and which of them the role brings. */
export type EmployeeFile = { permissions: string[]; rolePermissions: string[] }

const ROLES = [
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
]

export function roleOptions() {
  return ROLES.map((role) => ({ value: role, label: t(`shell.roles.${role}`) }))
}

/** Every permission, in the groups that they are granted in. */
export const PERMISSION_GROUPS: Record<string, string[]> = {
  individual: [
    'statistics.view',
    'access.remote',
    'feedback.record',
    'orders.delete_revoked',
    'orders.revoke',
    'orders.cancel',
  ],
  sales: [
    'desk.use',
    'outreach.use',
    'customers.view',
    'customers.edit',
    'customers.merge',
    'orders.view',
    'orders.create',
    'orders.edit_own',
    'orders.edit_department',
    'orders.edit_media',
    'orders.confirm',
    'orders.approve_price',
    'orders.review',
    'payments.record',
    'payments.refund',
  ],
  logistics: [
    'outbound.view',
    'waybills.print',
    'waybills.void',
    'waybills.hand_over',
    'cod.settle',
    'cod.write_off',
  ],
  calls: [
    'calls.view',
    'calls.view_own',
    'calls.import',
    'calls.dial_any',
    'calls.transfer_outside',
    'agents.supervise',
    'campaigns.edit',
    'phones.view',
    'phones.view_own',
    'phones.print',
  ],
  media: ['placements.view', 'placements.edit', 'placements.import', 'placements.air'],
  goods: ['products.view', 'products.edit', 'stock.edit'],
  figures: ['board.view', 'exports.create'],
  company: [
    'employees.view',
    'employees.edit',
    'permissions.grant',
    'departments.edit',
    'settings.edit',
    'telephony.configure',
    'api.manage',
    'audit.view',
    'system.view',
  ],
}
