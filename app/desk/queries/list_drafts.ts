import db from '@adonisjs/lucid/services/db'

export type DeskDraft = {
  key: string
  callId: string | null
  content: Record<string, unknown>
  revision: number
  savedAt: string
}

/** Older drafts are nobody's order any more. */
const DAYS = 7
const MOST = 20

/** The unfinished orders of an agent (未完成), newest first. */
export class ListDrafts {
  async handle(employeeId: number): Promise<DeskDraft[]> {
    const since = new Date(Date.now() - DAYS * 86_400_000)
    const rows = await db
      .from('desk_drafts')
      .where('employee_id', employeeId)
      .where('updated_at', '>', since)
      .orderBy('updated_at', 'desc')
      .limit(MOST)
    return rows.map((row) => ({
      key: row.key,
      callId: row.call_id,
      content: typeof row.content === 'string' ? JSON.parse(row.content) : row.content,
      revision: row.revision,
      savedAt: row.updated_at.toISOString(),
    }))
  }
}
