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
  /** How long the reason for being not ready may last; null where there is no limit. */
  limitMinutes: number | null
  forwards: { kind: 'always' | 'no_answer' | 'busy'; number: string }[]
}

type Person = Omit<SupervisedAgent, 'phone' | 'limitMinutes' | 'forwards'>

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
    const limits = await this.#limits()
    return {
      agents: people.map((person, index) => {
        const stored = phones[index]
        const phone = stored ? (JSON.parse(stored) as PhoneSnapshot) : signedOutPhone(new Date())
        return {
          ...person,
          phone,
          limitMinutes:
            phone.state === 'not_ready' ? (limits.get(phone.reason ?? '') ?? null) : null,
          forwards: forwards
            .filter((one) => one.employeeId === person.id)
            .map(({ kind, number }) => ({ kind, number })),
        }
      }),
      floor: floor === null ? null : (JSON.parse(floor) as FloorSnapshot),
    }
  }

  async #limits(): Promise<Map<string, number>> {
    const reasons: { code: string; minutes: number }[] = await db
      .from('not_ready_reasons')
      .whereNotNull('max_minutes')
      .select('code', 'max_minutes as minutes')
    return new Map(reasons.map(({ code, minutes }) => [code, minutes]))
  }

  async #people(supervisor: Employee): Promise<Person[]> {
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
