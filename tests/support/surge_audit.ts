import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { RecountSlotReport } from '#app/statistics/queries/recount_slot_report'
import { drawOfficeWork } from '#database/demo/office_work'
import type { SimulatedLeg } from '#database/demo/floor/simulator'

type CallRow = {
  id: string
  outcome: string | null
  talkMs: number
  employeeId: number | null
  excluded: number
  dnis: string
  product: string | null
  orders: number
}

export type SurgeFindings = {
  legs: number
  outcomes: Record<string, number>
  answered: number
  orders: number
  placements: number
  /** Everything that is not as it must be; empty when the surge holds. */
  faults: string[]
}

/** What the switch calls the end of a leg, by how our record of it begins. */
const SAME: Record<string, string> = {
  answered: 'answered',
  answered_by_fallback: 'answered',
  abandoned_waiting: 'abandoned',
  abandoned_ringing: 'abandoned',
  refused: 'no_agent',
  lost: 'failed',
}

const CALLS = `
  SELECT c.id, c.outcome, c.talk_ms AS talkMs, c.employee_id AS employeeId,
    c.excluded, c.dnis,
    (SELECT d.short_code FROM call_attributions t JOIN placements p ON p.id = t.placement_id
      JOIN products d ON d.id = p.product_id WHERE t.call_id = c.id ORDER BY t.probability DESC LIMIT 1) AS product,
    (SELECT COUNT(*) FROM orders o WHERE o.call_id = c.id) AS orders
  FROM calls c WHERE c.direction = 'inbound' AND c.started_at >= ? AND c.started_at <= ?`

/**
 * Compares what the simulated switch knows of its inbound legs with what the business has of them: one call a leg, one
 * outcome a call, one order for each call whose agent took one, the slot report as a recount from the facts gives it.
 */
export async function auditSurge(input: {
  legs: readonly SimulatedLeg[]
  from: DateTime
  to: DateTime
}): Promise<SurgeFindings> {
  const { legs, from, to } = input
  const [rows] = await db.rawQuery<[CallRow[]]>(CALLS, [from.toJSDate(), to.toJSDate()])
  const faults: string[] = []
  const byId = new Map(rows.map((row) => [row.id, row]))
  const outcomes: Record<string, number> = {}
  for (const leg of legs) {
    const row = byId.get(leg.uuid)
    if (!row) faults.push(`leg ${leg.uuid} (${leg.outcome}) has no call`)
    else if (row.outcome === null) faults.push(`call ${row.id} has no outcome`)
    else outcomes[row.outcome] = (outcomes[row.outcome] ?? 0) + 1
    const expected = SAME[leg.outcome ?? ''] ?? 'unknown'
    if (row?.outcome && !row.outcome.startsWith(expected)) {
      faults.push(`call ${row.id} is ${row.outcome}, the leg was ${leg.outcome}`)
    }
  }
  const ids = new Set(legs.map((leg) => leg.uuid))
  for (const row of rows) if (!ids.has(row.id)) faults.push(`call ${row.id} has no leg`)
  const sum = Object.values(outcomes).reduce((total, count) => total + count, 0)
  if (sum !== legs.length) faults.push(`${sum} outcomes of ${legs.length} legs`)

  const answered = rows.filter((row) => row.outcome === 'answered')
  faults.push(...answered.flatMap((row) => orderFaults(row)))
  const placed = rows.reduce((total, row) => total + row.orders, 0)
  const { placements, differing } = await compareReports(from, to)
  faults.push(...differing)
  return {
    legs: legs.length,
    outcomes,
    answered: answered.length,
    orders: placed,
    placements,
    faults,
  }
}

/** The order follows from the call's id and from how long the caller stayed. */
function orderFaults(row: CallRow): string[] {
  if (row.orders > 1) return [`call ${row.id} has ${row.orders} orders`]
  if (row.employeeId === null) return []
  const work = drawOfficeWork({
    callId: row.id,
    dnis: row.dnis,
    product: row.product,
    known: false,
    excluded: Boolean(row.excluded),
  })
  const takes = work.outcome === 'ordered'
  if (takes && row.talkMs >= work.ordersAfterMs && row.orders === 0) {
    return [`the order of call ${row.id} is lost`]
  }
  if (!takes && row.orders > 0) return [`call ${row.id} has an order that nobody took`]
  return []
}

/** The stored figures of the placements in the span against a recount from the facts. */
async function compareReports(from: DateTime, to: DateTime) {
  const recounted = await new RecountSlotReport().handle({ from, to })
  const stored: Record<string, string>[] = await db.from('placement_figures').whereIn(
    'placement_id',
    recounted.map((slot) => slot.placementId)
  )
  const differing: string[] = []
  for (const slot of recounted) {
    const figures = stored.find((row) => Number(row.placement_id) === slot.placementId)
    const pairs = {
      calls: [slot.calls, figures?.calls],
      answered: [slot.answered, figures?.answered],
      abandoned: [slot.abandoned, figures?.abandoned],
      orders: [slot.orders, figures?.orders],
      ordersNet: [slot.ordersNet, figures?.orders_net],
      amount: [slot.amount, figures?.amount_fen],
    }
    for (const [name, [facts, report]] of Object.entries(pairs)) {
      if (Number(facts) !== Number(report ?? 0)) {
        differing.push(`placement ${slot.placementId}: ${name} is ${report}, recounted ${facts}`)
      }
    }
  }
  return { placements: recounted.length, differing }
}
