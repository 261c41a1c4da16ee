import db from '@adonisjs/lucid/services/db'
import { defineList, type ListPage } from '#core/list_query'
import { PARTS, type Part, type PartKind } from '#app/pbx/parts'
import { targetOf } from '#app/pbx/targets'

export type PartRow = { id: number; updatedAt: string } & Record<string, unknown>

type Row = Record<string, unknown>

const FLAGS = new Set([
  'active',
  'voicemail',
  'recorded',
  'follow_forwards',
  'direct_extensions',
  'announce_position',
  'announce_wait',
  'callback_offered',
])

/** One kind of part by the state of its list in the URL: what its form needs, but no secret. */
export class ListParts {
  async handle(kind: PartKind, query: Record<string, unknown>): Promise<ListPage<PartRow>> {
    const part = PARTS[kind]
    const { table } = part
    const list = listOf(part)
    const page = await list.rows<Row>(db.from(table).select(`${table}.*`), list.read(query))
    const lines = await linesOf(
      part,
      page.rows.map((row) => row.id as number)
    )
    return { ...page, rows: page.rows.map((row) => shown(part, row, lines)) }
  }
}

function listOf(part: Part) {
  const column = (name: string) => `${part.table}.${name}`
  const sort = Object.fromEntries(
    Object.entries(part.columns).map(([field, name]) => [field, column(name)])
  )
  return defineList({
    sort,
    defaultSort: part.defaultSort,
    tieBreaker: column('id'),
    filters: { q: { rule: 'contains', column: part.search.map(column) } },
  })
}

async function linesOf(part: Part, ids: number[]): Promise<Row[]> {
  const { lines } = part
  if (!lines || ids.length === 0) return []
  return db.from(lines.table).whereIn(lines.parent, ids).orderBy('id')
}

function shown(part: Part, row: Row, lines: Row[]): PartRow {
  const result: PartRow = {
    id: row.id as number,
    updatedAt: (row.updated_at as Date).toISOString(),
  }
  for (const [field, column] of Object.entries(part.columns)) {
    result[field] = FLAGS.has(column) ? Boolean(row[column]) : row[column]
  }
  for (const [field, column] of Object.entries(part.lists)) {
    // As text: MySQL's driver would parse JSON, MariaDB's would not.
    result[field] = typeof row[column] === 'string' ? JSON.parse(row[column]) : row[column]
  }
  for (const [field, prefix] of Object.entries(part.targets)) result[field] = targetOf(row, prefix)
  if (part.table === 'prompts') {
    result.durationMs = row.duration_ms
    result.sampleRate = row.sample_rate
  }
  const own = part.lines
  if (own) {
    result[own.field] = lines
      .filter((line) => line[own.parent] === row.id)
      .map((line) => ({
        ...Object.fromEntries(
          Object.entries(own.columns).map(([field, column]) => [field, line[column]])
        ),
        ...(own.target ? { target: targetOf(line, '') } : {}),
      }))
  }
  return result
}
