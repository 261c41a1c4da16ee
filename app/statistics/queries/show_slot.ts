import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'
import { FindPlacement, type PlacementLine } from '#app/media/queries/list_placements'
import { figuresFrom, type Figures, type SumKey } from '#app/statistics/figures'
import { callMinutes, callSums, orderMinutes, orderSums } from '#app/statistics/fact_sql'

export type SlotMinute = {
  /** Minutes after the start; negative before it. */
  minute: number
  calls: number
  answered: number
  abandoned: number
  orders: number
}

export type Slot = {
  placement: PlacementLine
  figures: Figures
  minutes: SlotMinute[]
  /** `planned`: not yet begun; `airing`; `responding`: over, calls may still come; `over`. */
  phase: 'planned' | 'airing' | 'responding' | 'over'
}

type Sums = Partial<Record<SumKey, string>>

/** One placement with its figures and its response minute by minute: of today from the facts, older from the roll-up. */
export class ShowSlot {
  async handle(input: {
    placementId: number
    now: DateTime
    windowMinutes: number
  }): Promise<Slot | null> {
    const placement = await new FindPlacement().handle(input.placementId)
    if (!placement) return null
    const today = input.now.setZone(BUSINESS_ZONE).startOf('day')
    const fresh = placement.startsAt >= today.toJSDate()
    const sums = fresh ? await factSums(placement.id) : await storedSums(placement.id)
    const minutes = fresh ? await factMinutes(placement.id) : await storedMinutes(placement.id)
    return {
      placement,
      figures: figuresFrom({ ...sums, cost: placement.costFen }),
      minutes,
      phase: phaseOf(placement, input.now, input.windowMinutes),
    }
  }
}

function phaseOf(placement: PlacementLine, now: DateTime, windowMinutes: number): Slot['phase'] {
  const seconds = now.diff(DateTime.fromJSDate(placement.startsAt), 'seconds').seconds
  if (seconds < 0) return 'planned'
  if (seconds < placement.seconds) return 'airing'
  return seconds <= Math.max(placement.seconds, windowMinutes * 60) ? 'responding' : 'over'
}

const SCOPE = 'p.id = :placementId'

async function factSums(placementId: number): Promise<Sums> {
  const [[calls]] = await db.rawQuery<[Sums[]]>(callSums(SCOPE), { placementId })
  const [[orders]] = await db.rawQuery<[Sums[]]>(orderSums(SCOPE), { placementId })
  return { ...calls, ...orders }
}

async function storedSums(placementId: number): Promise<Sums> {
  const row = await db
    .from('placement_figures')
    .select(
      'calls',
      'answered',
      'abandoned',
      'orders',
      'orders_net as ordersNet',
      'amount_fen as amount',
      'amount_net_fen as amountNet',
      'delivered',
      'delivered_fen as deliveredAmount',
      'returned',
      'returned_fen as returnedAmount'
    )
    .where('placement_id', placementId)
    .first()
  return (row as Sums | null) ?? {}
}

async function storedMinutes(placementId: number): Promise<SlotMinute[]> {
  const rows = await db
    .from('placement_minutes')
    .select('minute', 'calls', 'answered', 'abandoned', 'orders')
    .where('placement_id', placementId)
    .orderBy('minute')
  return rows.map(minuteOf)
}

async function factMinutes(placementId: number): Promise<SlotMinute[]> {
  const [calls] = await db.rawQuery<[Partial<SlotMinute>[]]>(callMinutes(SCOPE), { placementId })
  const [orders] = await db.rawQuery<[Partial<SlotMinute>[]]>(orderMinutes(SCOPE), { placementId })
  const minutes = new Map<number, Partial<SlotMinute>>()
  for (const row of [...calls, ...orders]) {
    const minute = Number(row.minute)
    minutes.set(minute, { ...minutes.get(minute), ...row })
  }
  return [...minutes.values()].map(minuteOf).sort((a, b) => a.minute - b.minute)
}

function minuteOf(row: Partial<Record<keyof SlotMinute, number | string>>): SlotMinute {
  return {
    minute: Number(row.minute),
    calls: Number(row.calls ?? 0),
    answered: Number(row.answered ?? 0),
    abandoned: Number(row.abandoned ?? 0),
    orders: Number(row.orders ?? 0),
  }
}
