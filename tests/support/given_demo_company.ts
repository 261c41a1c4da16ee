import db from '@adonisjs/lucid/services/db'
import { forgetAgents } from '#tests/support/forget_agents'
import { LoadGeography } from '#app/customers/services/load_geography'
import { LoadCompany } from '#database/demo/load_company'

/**
 * Empties every table: a test that needs the whole company must meet nobody else's rows, and leave none. Only the
 * serials of order numbers go on, as this process still holds some of them.
 */
export async function emptyDatabase(): Promise<void> {
  const [tables] = await db.rawQuery<[{ name: string }[]]>(
    `select table_name as name from information_schema.tables
     where table_schema = database() and table_type = 'BASE TABLE' and table_name not like 'adonis_%'
       and table_name <> 'order_number_days'`
  )
  const connection = await db.connection().getWriteClient().transaction()
  try {
    await connection.raw('set foreign_key_checks = 0')
    for (const { name } of tables) await connection.raw(`truncate table \`${name}\``)
  } finally {
    await connection.raw('set foreign_key_checks = 1')
    await connection.commit()
  }
}

/** Nothing but the country: divisions, area codes, ranges of mobile numbers. Gives what empties the tables again. */
export async function givenCountry(): Promise<() => Promise<void>> {
  await emptyDatabase()
  await new LoadGeography().handle()
  return emptyDatabase
}

/** The demo's company on its first day, nobody signed in yet. Gives what empties the tables again. */
export async function givenDemoCompany(): Promise<() => Promise<void>> {
  const empty = await givenCountry()
  await new LoadCompany().handle(new Date())
  await forgetAgents()
  return empty
}
