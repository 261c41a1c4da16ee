import db from '@adonisjs/lucid/services/db'

/** Whose telephone it is: the employee it is given to, else the one with this agent number, else who sat there last. */
export class FindEmployeeOfExtension {
  async handle(extension: string): Promise<number | null> {
    const given = await db
      .from('extensions')
      .where('number', extension)
      .whereNotNull('employee_id')
      .select('employee_id as id')
      .first()
    const numbered = await db
      .from('employees')
      .where('agent_number', extension)
      .whereNull('closed_at')
      .select('id')
      .first()
    const last = await db
      .from('agent_sessions')
      .where('extension', extension)
      .orderBy('signed_in_at', 'desc')
      .select('employee_id as id')
      .first()
    return given?.id ?? numbered?.id ?? last?.id ?? null
  }
}
