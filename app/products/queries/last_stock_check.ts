import db from '@adonisjs/lucid/services/db'

/** When the levels were last checked against their movements, and how many were wrong; null before the first night. */
export class LastStockCheck {
  async handle(): Promise<{ at: string; levels: number; wrong: number } | null> {
    const last = await db.from('stock_checks').orderBy('id', 'desc').first()
    return (
      last && {
        at: (last.created_at as Date).toISOString(),
        levels: last.levels,
        wrong: last.wrong,
      }
    )
  }
}
