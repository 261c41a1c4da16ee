import db from '@adonisjs/lucid/services/db'
import type Employee from '#app/organisation/models/employee'
import { DepartmentsBelow } from '#app/organisation/queries/departments_below'

/** The departments whose agents an employee supervises: the own one and those below it (T54), all for the super-administrator. */
export class SupervisedDepartments {
  async handle(supervisor: Employee): Promise<number[]> {
    if (supervisor.role === 'super_admin') {
      const all: { id: number }[] = await db.from('departments').select('id')
      return all.map(({ id }) => id)
    }
    return [...(await new DepartmentsBelow().handle(supervisor.departmentId))]
  }
}
