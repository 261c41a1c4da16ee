import db from '@adonisjs/lucid/services/db'

/** Who was signed in at each of the extensions at a moment of the past. */
export class EmployeesAt {
  async handle(extensions: readonly string[], at: Date): Promise<Map<string, number>> {
    if (extensions.length === 0) return new Map()
    const sessions: { extension: string; employee_id: number }[] = await db
      .from('agent_sessions')
      .whereIn('extension', [...extensions])
      .where('signed_in_at', '<=', at)
      .where((open) => open.whereNull('signed_out_at').orWhere('signed_out_at', '>=', at))
      .orderBy('signed_in_at')
      .select('extension', 'employee_id')
    return new Map(sessions.map((session) => [session.extension, session.employee_id]))
  }
}
