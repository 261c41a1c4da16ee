import db from '@adonisjs/lucid/services/db'

/** A department and every one below it, by id. */
export class DepartmentsBelow {
  async handle(departmentId: number): Promise<Set<number>> {
    const [rows] = await db.rawQuery<[{ id: number }[]]>(
      `WITH RECURSIVE below AS (
         SELECT id FROM departments WHERE id = ?
         UNION SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.id)
       SELECT id FROM below`,
      [departmentId]
    )
    return new Set(rows.map(({ id }) => id))
  }
}
