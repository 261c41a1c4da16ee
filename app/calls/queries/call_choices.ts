import db from '@adonisjs/lucid/services/db'

export type CallChoices = {
  numbers: { number: string; name: string }[]
  /** Who takes calls; empty for who sees only the own ones. */
  agents: { id: number; name: string; staffNo: string }[]
}

/** What the filters of the call list offer; what is retired stays, for the past. */
export class LoadCallChoices {
  async handle({ agents }: { agents: boolean }): Promise<CallChoices> {
    return {
      numbers: await db.from('service_numbers').select('number', 'name').orderBy('number'),
      agents: agents
        ? await db
            .from('employees')
            .whereNotNull('agent_number')
            .select('id', 'name', 'staff_no as staffNo')
            .orderBy('staff_no')
        : [],
    }
  }
}
