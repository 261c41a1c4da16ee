/** Brings the database to what the application expects: migrated, and filled once with the demo. */
import { join } from 'node:path'
import { varDir } from './paths.mjs'
import { readJson, removeFile, writeJson } from './json_file.mjs'
import { ace } from './ace.mjs'

const stamp = join(varDir, 'seeded.json')

async function withConnection(env, work) {
  const { createConnection } = await import('mysql2/promise')
  const connection = await createConnection({
    host: env.DB_HOST,
    port: Number(env.DB_PORT ?? 3306),
    user: env.DB_USER,
    password: env.DB_PASSWORD ?? '',
    database: env.DB_DATABASE,
    timezone: '+00:00',
  })
  try {
    return await work(connection)
  } finally {
    await connection.end()
  }
}

export async function migrate(env, { built = false } = {}) {
  const output = await ace(['migration:run', '--force'], { env, built })
  const count = output
    .split('\n')
    .filter((line) => /migrated\b.*database\/migrations/.test(line)).length
  return count === 0 ? 'up to date' : `${count} new`
}

/** Which tables are meant: server, database and the moment of its first migration. A wiped database is another one. */
async function identity(env) {
  const first = await withConnection(env, async (connection) => {
    const [[row]] = await connection.query('SELECT MIN(migration_time) AS first FROM adonis_schema')
    return row.first
  })
  return `${env.DB_HOST}/${env.DB_DATABASE} ${new Date(first).toISOString()}`
}

/** Whether the demo went into exactly these tables and to its end. */
export const isSeeded = async (env) => readJson(stamp)?.identity === (await identity(env))

/** The seeders can be run again after an interruption; only a whole run is noted. */
export async function seed(env, { built = false } = {}) {
  await ace(['db:seed'], { env, built })
  writeJson(stamp, { identity: await identity(env) })
}

/** Makes a private database anew. */
export const recreate = (env) =>
  withConnection(env, async (connection) => {
    await connection.query(`DROP DATABASE \`${env.DB_DATABASE}\``)
    await connection.query(
      `CREATE DATABASE \`${env.DB_DATABASE}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`
    )
  })

/** Deletes the demo: a private database is made anew, of an external one the tables are dropped. */
export async function wipe(env, { isPrivate }) {
  removeFile(stamp)
  await (isPrivate ? recreate(env) : ace(['db:wipe', '--force'], { env }))
}
