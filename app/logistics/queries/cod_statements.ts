import db from '@adonisjs/lucid/services/db'
import { sheetOf } from '#app/logistics/services/accept_cod_statement'
import type { CheckedCodRow } from '#app/logistics/services/check_cod_rows'
import { checkCodSheet } from '#app/logistics/services/preview_cod_statement'
import { partyOf } from '#app/logistics/services/settle_cod_statement'

export type CodStatementState = 'previewed' | 'settling' | 'settled' | 'discarded'

/** A statement as it stands in the list. Money in fen. */
export type CodStatement = {
  id: number
  party: string
  own: boolean
  throughOn: string
  reference: string | null
  fileName: string | null
  state: CodStatementState
  lines: number
  /** Lines per result, once they are written. */
  results: Record<'pending' | 'matched' | 'short' | 'over' | 'unknown', number>
  amountFen: number
  employee: string
  createdAt: string
}

const MOST = 60

const SELECT = `
  SELECT st.id, COALESCE(c.name, courier.name) AS party, st.courier_id IS NOT NULL AS own,
    DATE_FORMAT(st.through_on, '%Y-%m-%d') AS throughOn, st.reference, st.file_name AS fileName,
    st.state, st.line_count AS \`lines\`, clerk.name AS employee, st.created_at AS createdAt,
    COALESCE(SUM(l.amount_fen), 0) AS amountFen,
    COALESCE(SUM(l.result = 'pending'), 0) AS pending, COALESCE(SUM(l.result = 'matched'), 0) AS matched,
    COALESCE(SUM(l.result = 'short'), 0) AS short, COALESCE(SUM(l.result = 'over'), 0) AS \`over\`,
    COALESCE(SUM(l.result = 'unknown'), 0) AS \`unknown\`
  FROM cod_statements st
  LEFT JOIN carriers c ON c.id = st.carrier_id
  LEFT JOIN employees courier ON courier.id = st.courier_id
  JOIN employees clerk ON clerk.id = st.employee_id
  LEFT JOIN cod_statement_lines l ON l.cod_statement_id = st.id`

type Row = Record<keyof CodStatement['results'], string> &
  Omit<CodStatement, 'results' | 'own' | 'createdAt' | 'amountFen'> & {
    own: number
    createdAt: Date
    amountFen: string
  }

/** The latest statements, newest first. */
export class ListCodStatements {
  async handle(): Promise<CodStatement[]> {
    const [rows] = await db.rawQuery(`${SELECT} GROUP BY st.id ORDER BY st.id DESC LIMIT ${MOST}`)
    return (rows as Row[]).map(statementOf)
  }
}

export type ShownCodStatement = {
  statement: CodStatement
  rows: CheckedCodRow[]
  total: number
  page: number
  perPage: number
}

/** A statement with one page of its rows: of the file while it is looked at, of its lines afterwards. Null: there is none. */
export class ShowCodStatement {
  async handle(input: {
    statementId: number
    page: number
    perPage: number
  }): Promise<ShownCodStatement | null> {
    const [[found]] = (await db.rawQuery(`${SELECT} WHERE st.id = ? GROUP BY st.id`, [
      input.statementId,
    ])) as [Row[]]
    if (!found) return null
    const statement = statementOf(found)
    const rows =
      statement.state === 'previewed'
        ? await this.#previewed(input.statementId)
        : await this.#written(input.statementId)
    const last = Math.max(1, Math.ceil(rows.length / input.perPage))
    const page = Math.min(Math.max(1, Math.floor(input.page)), last)
    return {
      statement,
      rows: rows.slice((page - 1) * input.perPage, page * input.perPage),
      total: rows.length,
      page,
      perPage: input.perPage,
    }
  }

  async #previewed(id: number): Promise<CheckedCodRow[]> {
    const stored = await db.from('cod_statements').where('id', id).firstOrFail()
    return checkCodSheet(sheetOf(stored.sheet), partyOf(stored), db.connection())
  }

  async #written(id: number): Promise<CheckedCodRow[]> {
    const lines: Record<string, string | number | null>[] = await db
      .from('cod_statement_lines as l')
      .leftJoin('orders as o', 'o.id', 'l.order_id')
      .where('l.cod_statement_id', id)
      .orderBy('l.line')
      .select('l.*', 'o.order_no')
    return lines.map((line) => ({
      line: Number(line.line),
      texts: {
        waybill: String(line.waybill_no),
        amount: (Number(line.amount_fen) / 100).toFixed(2),
      },
      value: {
        waybillNo: String(line.waybill_no),
        amountFen: Number(line.amount_fen),
        result: line.result as NonNullable<CheckedCodRow['value']>['result'],
        dueFen: line.due_fen === null ? null : Number(line.due_fen),
        orderNo: line.order_no as string | null,
      },
      errors: [],
      warnings: line.reason ? [{ column: 'waybill', code: String(line.reason) }] : [],
    }))
  }
}

function statementOf(row: Row): CodStatement {
  const { pending, matched, short, over, unknown, ...rest } = row
  return {
    ...rest,
    own: Boolean(row.own),
    lines: Number(row.lines),
    amountFen: Number(row.amountFen),
    createdAt: row.createdAt.toISOString(),
    results: {
      pending: Number(pending),
      matched: Number(matched),
      short: Number(short),
      over: Number(over),
      unknown: Number(unknown),
    },
  }
}
