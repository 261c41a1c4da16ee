import db from '@adonisjs/lucid/services/db'

/** A draft that became an order, or that its agent threw away. Doing it twice is no fault. */
export class DiscardDraft {
  async handle(input: { employeeId: number; key: string }): Promise<void> {
    await db.from('desk_drafts').where({ employee_id: input.employeeId, key: input.key }).delete()
  }
}
