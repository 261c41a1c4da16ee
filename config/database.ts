import env from '#start/env'
import { defineConfig } from '@adonisjs/lucid'

const server = {
  host: env.get('DB_HOST'),
  port: env.get('DB_PORT'),
  user: env.get('DB_USER'),
  password: env.get('DB_PASSWORD', ''),
  database: env.get('DB_DATABASE'),
  charset: 'utf8mb4',
  timezone: '+00:00',
  supportBigNumbers: true,
}

/**
 * One MySQL-compatible database. The pool stays small on purpose: on few cores more connections are slower, requests
 * wait in Node instead (docs/adr/0004).
 */
const dbConfig = defineConfig({
  connection: 'mysql',
  connections: {
    mysql: {
      client: 'mysql2',
      connection: server,
      pool: {
        min: 1,
        max: 10,
        // After a row is locked, further reads of the transaction must see what was committed before, not the past; and
        // without gap locks fewer transactions collide.
        afterCreate(
          connection: { query: (sql: string, done: (error: Error | null) => void) => void },
          done: (error: Error | null, connection: unknown) => void
        ) {
          const sql = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'
          connection.query(sql, (error) => done(error, connection))
        },
      },
      migrations: { naturalSort: true, paths: ['database/migrations'] },
      schemaGeneration: { enabled: true, rulesPaths: ['./database/schema_rules.js'] },
    },
    // Serial numbers are taken past whatever transaction the taker runs in: a roll-back must not give one out twice.
    serials: { client: 'mysql2', connection: server, pool: { min: 0, max: 2 } },
  },
})

export default dbConfig
