import db from '@adonisjs/lucid/services/db'

export type SavedExport = {
  id: number
  name: string
  mime: string
  state: 'queued' | 'running' | 'done' | 'failed'
  doneRows: number
  totalRows: number
  path: string | null
}

/** An exported file of this employee; somebody else's looks as if there were none. */
export class FindSavedExport {
  async handle(input: { fileId: number; employeeId: number }): Promise<SavedExport | null> {
    return (await db
      .from('saved_files')
      .select(
        'id',
        'name',
        'mime',
        'state',
        'done_rows as doneRows',
        'total_rows as totalRows',
        'path'
      )
      .where({ id: input.fileId, employee_id: input.employeeId, kind: 'slot_report' })
      .first()) as SavedExport | null
  }
}
