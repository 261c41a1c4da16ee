import db from '@adonisjs/lucid/services/db'

export type AgentPlace = { groups: number[]; acdEnabled: boolean }

/** The ACD groups of an employee and whether distribution gives calls there; null for who handles no calls. */
export class FindAgentPlace {
  async handle(employeeId: number): Promise<AgentPlace | null> {
    const employee = await db
      .from('employees')
      .select('acd_enabled as acdEnabled')
      .where('id', employeeId)
      .whereNotNull('agent_number')
      .whereNull('closed_at')
      .first()
    if (!employee) return null
    const levels: { code: string }[] = await db
      .from('acd_group_members as m')
      .join('acd_group_levels as l', 'l.id', 'm.acd_group_level_id')
      .select('l.code')
      .where('m.employee_id', employeeId)
    return {
      groups: levels.map((level) => Number(level.code)),
      acdEnabled: Boolean(employee.acdEnabled),
    }
  }
}
