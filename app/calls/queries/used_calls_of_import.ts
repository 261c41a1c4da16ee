import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** Tables that people write to when they work with a call. */
const TRACES = ['orders', 'contacts', 'reminders', 'call_marks', 'recordings'] as const

/** The calls of an import that something hangs on: an order, a note, a reminder, a mark. */
export async function usedCallsOf(
  importId: number,
  client: QueryClientContract
): Promise<string[]> {
  const rows: { id: string }[] = await client
    .from('calls')
    .where('call_import_id', importId)
    .where((used) => {
      used.whereNotNull('disposition_id')
      for (const table of TRACES) {
        used.orWhereExists((trace) => {
          trace.from(table).whereColumn(`${table}.call_id`, 'calls.id')
        })
      }
    })
    .select('id')
  return rows.map(({ id }) => id)
}
