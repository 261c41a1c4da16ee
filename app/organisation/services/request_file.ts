import db from '@adonisjs/lucid/services/db'

export type RequestFileInput = {
  employeeId: number
  /** What makes it, such as `call_list`. */
  kind: string
  /** With its ending; signs that file systems refuse are replaced. */
  name: string
  mime: string
  params: Record<string, unknown>
}

/** Puts a file to come down in the employee's name. A job makes it then. Gives back its id. */
export class RequestFile {
  async handle({ employeeId, kind, name, mime, params }: RequestFileInput): Promise<number> {
    const now = new Date()
    const [id] = await db.table('saved_files').insert({
      employee_id: employeeId,
      kind,
      name: name.replaceAll(/[\\/:*?"<>|]/g, '-').slice(0, 160),
      mime,
      state: 'queued',
      params: JSON.stringify(params),
      created_at: now,
      updated_at: now,
    })
    return Number(id)
  }
}
