import db from '@adonisjs/lucid/services/db'
import { OUTSTANDING } from '#app/logistics/queries/cod_owed'

export const COD_DIFFERENCES = ['short', 'over', 'unknown', 'missing'] as const

export type CodDifferenceKind = (typeof COD_DIFFERENCES)[number]

/** Something about cash on delivery that somebody has to look into. Money in fen. */
export type CodDifference = {
  kind: CodDifferenceKind
  /** The line of the statement; null for a parcel that no statement names. */
  lineId: number | null
  statementId: number | null
  party: string
  waybillNo: string
  orderId: number | null
  orderNo: string | null
  version: number | null
  /** What came, and what was due; null where there is none. */
  amountFen: number | null
  dueFen: number | null
  reason: string | null
  at: string
}

/** Most rows of a kind: whoever has more works off the oldest first. */
const MOST = 200

type Row = Omit<CodDifference, 'amountFen' | 'dueFen' | 'at'> & {
  amountFen: string | null
  dueFen: string | null
  at: Date
}

/**
 * What is to be worked off: lines that left a parcel short while it still is, lines with too much or for no parcel until
 * somebody closes them, and parcels that a settled statement of their carrier should have named and did not.
 */
export class ListCodDifferences {
  async handle(): Promise<{ rows: CodDifference[]; counts: Record<CodDifferenceKind, number> }> {
    const kinds = await Promise.all([
      this.#lines(
        'short',
        `l.result = 'short' AND o.cod_state = 'short'
        AND l.id = (SELECT MAX(last.id) FROM cod_statement_lines last WHERE last.order_id = o.id)`
      ),
      this.#lines('over', `l.result = 'over' AND l.worked_off_at IS NULL`),
      this.#lines('unknown', `l.result = 'unknown' AND l.worked_off_at IS NULL`),
      this.#missing(),
    ])
    const counts = Object.fromEntries(
      COD_DIFFERENCES.map((kind, index) => [kind, kinds[index].length])
    ) as Record<CodDifferenceKind, number>
    return { rows: kinds.flat(), counts }
  }

  async #lines(kind: CodDifferenceKind, where: string): Promise<CodDifference[]> {
    const [rows] = await db.rawQuery(
      `SELECT '${kind}' AS kind, l.id AS lineId, st.id AS statementId,
         COALESCE(c.name, courier.name) AS party, l.waybill_no AS waybillNo, o.id AS orderId,
         o.order_no AS orderNo, o.version, l.amount_fen AS amountFen, l.due_fen AS dueFen, l.reason,
         st.created_at AS at
       FROM cod_statement_lines l
       JOIN cod_statements st ON st.id = l.cod_statement_id
       LEFT JOIN carriers c ON c.id = st.carrier_id
       LEFT JOIN employees courier ON courier.id = st.courier_id
       LEFT JOIN orders o ON o.id = l.order_id
       WHERE ${where} ORDER BY l.id LIMIT ${MOST}`
    )
    return (rows as Row[]).map(differenceOf)
  }

  async #missing(): Promise<CodDifference[]> {
    const [rows] = await db.rawQuery(
      `SELECT 'missing' AS kind, NULL AS lineId, MAX(st.id) AS statementId, c.name AS party,
         s.waybill_no AS waybillNo, o.id AS orderId, o.order_no AS orderNo, o.version,
         NULL AS amountFen, ${OUTSTANDING} AS dueFen, NULL AS reason, o.fed_back_at AS at
       FROM orders o
       JOIN shipments s ON s.order_id = o.id AND s.status = 'delivered'
       JOIN carriers c ON c.id = s.carrier_id AND c.own = 0
       JOIN cod_statements st ON st.carrier_id = c.id AND st.state = 'settled'
         AND o.fed_back_at < st.covers_until
       WHERE o.cod_state = 'collected' AND o.deleted_at IS NULL
       GROUP BY o.id, s.id ORDER BY o.fed_back_at LIMIT ${MOST}`
    )
    return (rows as Row[]).map(differenceOf)
  }
}

function differenceOf(row: Row): CodDifference {
  return {
    ...row,
    amountFen: row.amountFen === null ? null : Number(row.amountFen),
    dueFen: row.dueFen === null ? null : Number(row.dueFen),
    at: row.at.toISOString(),
  }
}
