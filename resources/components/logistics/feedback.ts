import type { ContentLine } from './logistics'

export const RETURN_REASONS = ['refused', 'unreachable', 'address', 'damaged', 'other'] as const

export type ReturnReason = (typeof RETURN_REASONS)[number]

/** A parcel that may be fed back, as the server found it. */
export type Parcel = {
  waybillNo: string
  orderId: number
  orderNo: string
  ownDelivery: boolean
  status: string
  name: string
  phone: string
  region: string
  district: string
  address: string
  /** Fen to collect on delivery; null when the order is paid. */
  collectFen: number | null
  isTrial: boolean
  carrier: string
  since: string
  lines: ContentLine[]
}

/** What the clerk says about a parcel. */
export type Verdict = {
  result: 'delivered' | 'returned'
  reason: ReturnReason | null
  courierId: number | null
  feeFen: number
  remark: string
}

export type BatchRow = {
  waybillNo: string
  /** Null is a number that could not be fed back. */
  parcel: Parcel | null
  verdict: Verdict
  /** Why the server did not take it; such a row is not counted and not sent. */
  error: string | null
}

export type Courier = { id: number; name: string; staffNo: string }

/** Parcels of one request, as the server takes them. */
export const MOST_ROWS = 300

export function isCounted(row: BatchRow): row is BatchRow & { parcel: Parcel } {
  return row.parcel !== null && row.error === null
}

/** Cash that has to be handed in for a row: nothing for what came back or was paid before. */
export function cashOf({ parcel, verdict }: BatchRow): number {
  return verdict.result === 'delivered' ? (parcel?.collectFen ?? 0) : 0
}

/** Sums of the rows that count; whoever brought them owes their cash. */
export function sumsOf(rows: BatchRow[], couriers: Courier[]) {
  const counted = rows.filter(isCounted)
  const byPerson = new Map<string, number>()
  for (const row of counted) {
    const courier = couriers.find(({ id }) => id === row.verdict.courierId)
    const who = courier?.name ?? row.parcel.carrier
    byPerson.set(who, (byPerson.get(who) ?? 0) + cashOf(row))
  }
  return {
    count: counted.length,
    delivered: counted.filter(({ verdict }) => verdict.result === 'delivered').length,
    returned: counted.filter(({ verdict }) => verdict.result === 'returned').length,
    refused: rows.length - counted.length,
    cashFen: counted.reduce((sum, row) => sum + cashOf(row), 0),
    feeFen: counted.reduce((sum, { verdict }) => sum + verdict.feeFen, 0),
    byPerson: [...byPerson].map(([name, fen]) => ({ name, fen })),
  }
}
