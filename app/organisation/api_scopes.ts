import type { Permission } from '#app/organisation/permissions'

/**
 * What a token of the API may be used for, each with the permission that the employee it acts for must hold as well: a
 * token never opens more than its employee may do.
 */
export const API_SCOPES = {
  'products:read': 'products.view',
  'customers:read': 'customers.view',
  'customers:write': 'customers.edit',
  'orders:read': 'orders.view',
  'orders:write': 'orders.create',
  'waybills:read': 'orders.view',
} as const satisfies Record<string, Permission>

export type ApiScope = keyof typeof API_SCOPES

export const API_SCOPE_NAMES = Object.keys(API_SCOPES) as ApiScope[]
