import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'
import { type Clock, SystemClock } from '#core/clock'
import { COD_AGES, type CodParty } from '#app/logistics/cod'

/** What one carrier or courier owes. Money in fen. */
export type CodDebt = CodParty & {
  name: string
  /** Staff number of a courier, code of a carrier. */
  code: string
  parcels: number
  owedFen: number
  /** Of that, what statements left short. */
  shortFen: number
  /** Per span of days since the feedback, in the order of `COD_AGES`. */
  ages: number[]
  /** On the way: not fed back, so not owed yet. */
  expectedFen: number
  lastSettledAt: string | null
}

type Row = {
  carrierId: number | null
  courierId: number | null
  name: string
  code: string
  parcels: number
  owedFen: string
  shortFen: string
  expectedFen: string
  lastSettledAt: Date | null
} & Record<`age${number}`, string>

/** What is still to come for an order: its amount less what was received. */
export const OUTSTANDING = `(o.total_fen - COALESCE((SELECT SUM(e.amount_fen) FROM cod_entries e
  WHERE e.order_id = o.id AND e.kind = 'remitted'), 0))`

/** The courier of our own who has the money, else the carrier. */
const COURIER = 'IF(c.own, f.courier_id, NULL)'
const CARRIER = 'IF(c.own AND f.courier_id IS NOT NULL, NULL, c.id)'

/** Cash on delivery by who has it, the largest debt first. */
export class CodOwed {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(): Promise<CodDebt[]> {
    const [rows] = await db.rawQuery(
      `SELECT debt.*, COALESCE(carrier.name, courier.name) AS name,
         COALESCE(carrier.code, courier.staff_no) AS code,
         (SELECT MAX(st.settled_at) FROM cod_statements st
           WHERE st.state = 'settled' AND (st.carrier_id = debt.carrierId OR st.courier_id = debt.courierId)
         ) AS lastSettledAt
       FROM (
         SELECT ${CARRIER} AS carrierId, ${COURIER} AS courierId,
           SUM(o.cod_state IN ('collected', 'short')) AS parcels,
           SUM(IF(o.cod_state IN ('collected', 'short'), ${OUTSTANDING}, 0)) AS owedFen,
           SUM(IF(o.cod_state = 'short', ${OUTSTANDING}, 0)) AS shortFen,
           SUM(IF(o.cod_state = 'expected', o.total_fen, 0)) AS expectedFen,
           ${this.#ages()}
         FROM orders o
         JOIN shipments s ON s.order_id = o.id AND s.status IN ('handed_over', 'delivered')
         JOIN carriers c ON c.id = s.carrier_id
         LEFT JOIN feedbacks f ON f.shipment_id = s.id AND f.standing = 1
         WHERE o.cod_state IN ('expected', 'collected', 'short') AND o.deleted_at IS NULL
         GROUP BY carrierId, courierId
       ) debt
       LEFT JOIN carriers carrier ON carrier.id = debt.carrierId
       LEFT JOIN employees courier ON courier.id = debt.courierId
       ORDER BY debt.owedFen DESC, name`
    )
    return (rows as Row[]).map(debtOf)
  }

  #ages(): string {
    const today = this.clock.now().setZone(BUSINESS_ZONE).startOf('day')
    return COD_AGES.map(({ from, to }, index) => {
      const young = today.minus({ days: from - 1 })
      const old = to === null ? null : today.minus({ days: to })
      const within = [`o.fed_back_at < '${utc(young)}'`]
      if (old) within.push(`o.fed_back_at >= '${utc(old)}'`)
      return `SUM(IF(o.cod_state IN ('collected', 'short') AND ${within.join(' AND ')}, ${OUTSTANDING}, 0)) AS age${index}`
    }).join(',\n           ')
  }
}

function utc(at: DateTime): string {
  return at.toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
}

function debtOf(row: Row): CodDebt {
  const party: CodParty =
    row.carrierId === null
      ? { carrierId: null, courierId: Number(row.courierId) }
      : { carrierId: Number(row.carrierId), courierId: null }
  return {
    ...party,
    name: row.name,
    code: row.code,
    parcels: Number(row.parcels),
    owedFen: Number(row.owedFen),
    shortFen: Number(row.shortFen),
    expectedFen: Number(row.expectedFen),
    ages: COD_AGES.map((_, index) => Number(row[`age${index}`])),
    lastSettledAt: row.lastSettledAt?.toISOString() ?? null,
  }
}
