import db from '@adonisjs/lucid/services/db'
import { blockedNumberList, type BlockedNumberRow } from '#app/customers/blocked_numbers'

/** The block list by the state of the list in the URL. */
export class ListBlockedNumbers {
  async handle(query: Record<string, unknown>) {
    const page = await blockedNumberList.rows<{
      id: number
      range_from: string
      range_to: string
      remark: string | null
      created_at: Date
    }>(db.from('blocked_numbers').select('blocked_numbers.*'), blockedNumberList.read(query))
    const rows: BlockedNumberRow[] = page.rows.map((row) => ({
      id: row.id,
      from: row.range_from,
      to: row.range_to,
      remark: row.remark,
      createdAt: row.created_at.toISOString(),
    }))
    return { ...page, rows }
  }
}
