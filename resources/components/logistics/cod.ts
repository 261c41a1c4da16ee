/** Cash on delivery as its pages show it. Money in fen, instants ISO 8601. */
export type CodDebt = {
  carrierId: number | null
  courierId: number | null
  name: string
  code: string
  parcels: number
  owedFen: number
  shortFen: number
  ages: number[]
  expectedFen: number
  lastSettledAt: string | null
}

export type CodParcelRow = {
  id: number
  version: number
  orderNo: string
  waybillNo: string
  name: string
  carrier: string
  courierId: number | null
  courier: string | null
  state: 'expected' | 'collected' | 'remitted' | 'short' | 'written_off'
  totalFen: number
  outstandingFen: number
  fedBackAt: string | null
}

export type CodCarrier = { id: number; name: string; own: boolean }

type Result = 'pending' | 'matched' | 'short' | 'over' | 'unknown'

export type CodStatement = {
  id: number
  party: string
  own: boolean
  throughOn: string
  reference: string | null
  fileName: string | null
  state: 'previewed' | 'settling' | 'settled' | 'discarded'
  lines: number
  results: Record<Result, number>
  amountFen: number
  employee: string
  createdAt: string
}

export type CodDifferenceKind = 'short' | 'over' | 'unknown' | 'missing'

export type CodDifference = {
  kind: CodDifferenceKind
  lineId: number | null
  statementId: number | null
  party: string
  waybillNo: string
  orderId: number | null
  orderNo: string | null
  version: number | null
  amountFen: number | null
  dueFen: number | null
  reason: string | null
  at: string
}

/** In the order of the ages of a debt. */
export const COD_SPANS = ['0-3', '4-7', '8-14', '15-30', '31'] as const
