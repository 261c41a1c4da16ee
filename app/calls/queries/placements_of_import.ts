import db from '@adonisjs/lucid/services/db'

type Span = { dnis: string; first: string; last: string }

/** The placements that calls of an import may be credited to, written or taken back: too many rather than too few. */
export class PlacementsOfImport {
  async handle(importId: number, windowMinutes: number): Promise<number[]> {
    const [spans] = await db.rawQuery<[Span[]]>(
      `select json_value(value, '$.dnis') as dnis,
         min(cast(json_value(value, '$.startedAt') as unsigned)) as first,
         max(cast(json_value(value, '$.startedAt') as unsigned)) as last
       from call_import_rows
       where call_import_id = ? and state in ('written', 'undone') group by dnis`,
      [importId]
    )
    const found = new Set<number>()
    for (const { dnis, first, last } of spans) {
      const rows: { id: number }[] = await db
        .from('placements as p')
        .join('service_numbers as s', 's.id', 'p.service_number_id')
        .where('s.number', dnis)
        .where('p.starts_at', '>=', new Date(Number(first) - windowMinutes * 60_000))
        .where('p.starts_at', '<=', new Date(Number(last)))
        .select('p.id')
      for (const { id } of rows) found.add(id)
    }
    return [...found]
  }
}
