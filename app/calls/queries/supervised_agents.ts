import db from '@adonisjs/lucid/services/db'
import redis from '@adonisjs/redis/services/main'
import type Employee from '#app/organisation/models/employee'
import { DepartmentsBelow } from '#app/organisation/queries/departments_below'
import { FLOOR_KEY, PHONES_KEY } from '#app/calls/phone_request'
import { signedOutPhone, type PhoneSnapshot } from '#app/calls/phone_snapshot'
import type { FloorSnapshot } from '#app/calls/floor_snapshot'

export type SupervisedAgent = {
  id: number
  name: string
  staffNo: string
  department: string
  phone: PhoneSnapshot
  forwards: { kind: 'always' | 'no_answer' | 'busy'; number: string }[]
}

export type Supervision = { agents: SupervisedAgent[]; floor: FloorSnapshot | null }

/** The agents of the own department and those below it (T54), with their telephones and forwarding, and the lines. */
export class ListSupervisedAgents {
  async handle(supervisor: Employee): Promise<Supervision> {
    const people = await this.#people(supervisor)
    const ids = people.map(({ id }) => id)
    const phones = ids.length > 0 ? await redis.hmget(PHONES_KEY, ...ids.map(String)) : []
    const forwards: {
      employeeId: number
      kind: 'always' | 'no_answer' | 'busy'
      number: string
    }[] = await db
      .from('call_forwards')
      .whereIn('employee_id', ids)
      .select('employee_id as employeeId', 'kind', 'number')
    const floor = await redis.get(FLOOR_KEY)
    return {
      agents: people.map((person, index) => {
        const stored = phones[index]
        return {
          ...person,
          phone: stored ? (JSON.parse(stored) as PhoneSnapshot) : signedOutPhone(new Date()),
          forwards: forwards
            .filter((one) => one.employeeId === person.id)
            .map(({ kind, number }) => ({ kind, number })),
        }
      }),
      floor: floor === null ? null : (JSON.parse(floor) as FloorSnapshot),
    }
  }

  async #people(supervisor: Employee): Promise<Omit<SupervisedAgent, 'phone' | 'forwards'>[]> {
    const departments = await new DepartmentsBelow().handle(supervisor.departmentId)
    return db
      .from('employees')
      .join('departments', 'departments.id', 'employees.department_id')
      .whereIn('employees.department_id', [...departments])
      .whereNotNull('employees.agent_number')
      .whereNull('employees.closed_at')
      .where('employees.id', '<>', supervisor.id)
      .select(
        'employees.id',
        'employees.name',
        'employees.staff_no as staffNo',
        'departments.name as department'
      )
      .orderBy('employees.staff_no')
  }
}
