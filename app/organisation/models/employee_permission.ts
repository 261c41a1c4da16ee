import { EmployeePermissionSchema } from '#database/schema'

/** One permission granted to or withdrawn from an employee beside those of the role. */
export default class EmployeePermission extends EmployeePermissionSchema {
  static table = 'employee_permissions'
}
