import type { Connection, ExecuteValues, ResultSetHeader, RowDataPacket } from 'mysql2'
import db from '@adonisjs/lucid/services/db'
import { type Transaction, currentTransaction } from '#core/transaction'

export type StatementValue = string | number | boolean | Date | null

/**
 * Prepared statements on one connection, for the few hot paths where building each query anew costs too much (docs/adr: a third of the throughput of placing an order). Everything else stays with Lucid.
 */
export class Statements {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** The rows of a select. */
  rows<Row>(sql: string, values: StatementValue[] = []): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.#connection.execute<RowDataPacket[]>(sql, values as ExecuteValues, (error, rows) => {
        if (error) reject(error)
        else resolve(rows as Row[])
      })
    })
  }

  /** Runs an insert, update or delete. */
  run(
    sql: string,
    values: StatementValue[] = []
  ): Promise<{ affectedRows: number; insertId: number }> {
    return new Promise((resolve, reject) => {
      this.#connection.execute<ResultSetHeader>(sql, values as ExecuteValues, (error, header) => {
        if (error) reject(error)
        else resolve({ affectedRows: header.affectedRows, insertId: header.insertId })
      })
    })
  }
}

const opened = new WeakMap<Transaction, Statements>()

/** The prepared statements of this transaction; the connection keeps them across transactions. */
export async function statementsOf(trx: Transaction): Promise<Statements> {
  let statements = opened.get(trx)
  if (!statements) {
    statements = new Statements((await trx.knexClient.client.acquireConnection()) as Connection)
    opened.set(trx, statements)
  }
  return statements
}

/** The rows of a prepared select, inside the transaction around the caller if there is one. */
export async function readRows<Row>(sql: string, values: StatementValue[] = []): Promise<Row[]> {
  const trx = currentTransaction()
  if (trx) {
    const statements = await statementsOf(trx)
    return statements.rows<Row>(sql, values)
  }
  const { client } = db.connection().getReadClient()
  const connection = (await client.acquireConnection()) as Connection
  try {
    return await new Statements(connection).rows<Row>(sql, values)
  } finally {
    void client.releaseConnection(connection)
  }
}

/** `(?, ?, ?)` repeated for so many rows, or one list of so many marks. */
export function marks(count: number, rows = 1): string {
  const row = `(${Array(count).fill('?').join(', ')})`
  return Array(rows).fill(row).join(', ')
}

/** Whether the database refused a row because of a unique key (of this name, when given). */
export function isDuplicate(error: unknown, key = ''): boolean {
  const { errno, sqlMessage } = error as { errno?: number; sqlMessage?: string }
  return errno === 1062 && (sqlMessage ?? '').includes(key)
}
