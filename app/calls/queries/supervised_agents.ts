import db from '@adonisjs/lucid/services/db'
import redis from '@adonisjs/redis/services/main'
import type Employee from '#app/organisation/models/employee'
import { FLOOR_KEY, PHONES_KEY } from '#app/calls/phone_request'
import { SupervisedDepartments } from '#app/calls/queries/supervised_departments'
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

/** The waiting lines that these agents serve, and the switches. Null: no telephony process tells. */
export type SupervisedFloor = Omit<FloorSnapshot, 'agents'>

export type Supervision = { agents: SupervisedAgent[]; floor: SupervisedFloor | null }

/** The agents whom an employee supervises, with their telephones and forwarding, and the lines that they serve. */
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
      floor: await this.#floor(ids),
    }
  }

  async #floor(ids: readonly number[]): Promise<SupervisedFloor | null> {
    const told = await redis.get(FLOOR_KEY)
    if (told === null) return null
    const { at, callers, groups, switches } = JSON.parse(told) as FloorSnapshot
    const served: { code: string }[] = await db
      .from('acd_group_members as m')
      .join('acd_group_levels as l', 'l.id', 'm.acd_group_level_id')
      .join('acd_groups as g', 'g.id', 'l.acd_group_id')
      .whereIn('m.employee_id', [...ids])
      .distinct('g.code')
    const lines = new Set(served.map(({ code }) => Number(code)))
    const own = groups.filter(({ group }) => lines.has(group))
    return {
      at,
      waiting: own.reduce((sum, one) => sum + one.waiting, 0),
      longestWaitSeconds: Math.max(0, ...own.map((one) => one.longestWaitSeconds)),
      callers: callers.filter(({ group }) => lines.has(group)),
      groups: own,
      switches,
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
    const departments = await new SupervisedDepartments().handle(supervisor)
    return db
      .from('employees')
      .join('departments', 'departments.id', 'employees.department_id')
      .whereIn('employees.department_id', departments)
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
