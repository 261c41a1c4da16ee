import db from '@adonisjs/lucid/services/db'

export type OwnFile = {
  id: number
  name: string
  mime: string
  state: 'queued' | 'running' | 'done' | 'failed'
  doneRows: number
  totalRows: number
  path: string | null
}

/** A file that this employee had made; somebody else's looks as if there were none. */
export class FindOwnFile {
  async handle(input: { fileId: number; employeeId: number }): Promise<OwnFile | null> {
    return (await db
      .from('saved_files')
      .where({ id: input.fileId, employee_id: input.employeeId })
      .select('id', 'name', 'mime', 'state', 'path')
      .select('done_rows as doneRows', 'total_rows as totalRows')
      .first()) as OwnFile | null
  }
}
