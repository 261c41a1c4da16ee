import hash from '@adonisjs/core/services/hash'
import Employee from '#app/organisation/models/employee'
import { ROLES, type Role } from '#app/organisation/permissions'

/** Password of everybody in the demo; a real installation never has it. */
export const DEMO_PASSWORD = 'spotline'

export type DemoSignIn = { role: Role; staffNo: string; name: string; password: string }

/** The first employee of each role whose password is still the demo's. */
export async function demoSignIns(): Promise<DemoSignIn[]> {
  const signIns: DemoSignIn[] = []
  for (const role of ROLES) {
    const employee = await Employee.query()
      .where('role', role)
      .where('login_disabled', false)
      .whereNull('closed_at')
      .orderBy('staff_no')
      .first()
    if (employee && (await hash.verify(employee.password, DEMO_PASSWORD))) {
      signIns.push({
        role,
        staffNo: employee.staffNo,
        name: employee.name,
        password: DEMO_PASSWORD,
      })
    }
  }
  return signIns
}
