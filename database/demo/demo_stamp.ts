import db from '@adonisjs/lucid/services/db'

const KEY = 'demo_seeded'

/** How far the demo got in this database; null where it was never begun. */
export type DemoState = 'running' | 'done' | null

export async function demoState(): Promise<DemoState> {
  const row: { value: unknown } | null = await db.from('settings').where('key', KEY).first()
  return row ? (row.value as DemoState) : null
}

export async function stampDemo(state: 'running' | 'done'): Promise<void> {
  await db.rawQuery(
    `insert into settings (\`key\`, value, updated_at) values (?, ?, ?)
     on duplicate key update value = values(value), updated_at = values(updated_at)`,
    [KEY, JSON.stringify(state), new Date()]
  )
}

/**
 * What a wipe leaves: migrations, the country, which is loaded once and never changes, and the serials of order numbers,
 * of which a process may hold some that it has not given out yet.
 */
const KEPT = new Set([
  'adonis_schema',
  'adonis_schema_versions',
  'regions',
  'area_codes',
  'mobile_prefixes',
  'order_number_days',
])

/** Empties every table of the business. Only for a demo that was cut off: its stamp says `running`. */
export async function wipeDemo(): Promise<void> {
  const [tables] = await db.rawQuery<[{ name: string }[]]>(
    `select table_name as name from information_schema.tables
     where table_schema = database() and table_type = 'BASE TABLE'`
  )
  await db.transaction(async (trx) => {
    await trx.rawQuery('set foreign_key_checks = 0')
    try {
      for (const { name } of tables) {
        if (!KEPT.has(name)) await trx.rawQuery(`delete from \`${name}\``)
      }
    } finally {
      await trx.rawQuery('set foreign_key_checks = 1')
    }
  })
}
