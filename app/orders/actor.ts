import type { Permission } from '#app/organisation/permissions'

/** Who acts on an order: an employee with the permissions as they are now. */
export type Actor = {
  id: number
  name: string
  role: string
  departmentId: number
  may(permission: Permission): boolean
}
