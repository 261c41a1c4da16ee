/** What a carrier agreed to keep of the cash that it collects. */
export type CodTerms = {
  /** Thousandths of the amount. */
  feePermille: number
  feeMinFen: number
}

/** Fen that the carrier keeps of this amount: the agreed share, at least the agreed minimum, never more than all. */
export function agreedFeeFen(terms: CodTerms, amountFen: number): number {
  const share = Math.round((amountFen * terms.feePermille) / 1000)
  return Math.min(amountFen, Math.max(terms.feeMinFen, share))
}

export const COD_RESULTS = ['matched', 'short', 'over', 'unknown'] as const

export type CodResult = (typeof COD_RESULTS)[number]

/** What was received against what was due. */
export function resultOf(amountFen: number, dueFen: number): Exclude<CodResult, 'unknown'> {
  if (amountFen === dueFen) return 'matched'
  return amountFen < dueFen ? 'short' : 'over'
}

/** Days since the feedback: how old money is that is still owed. `to` is null for the oldest. */
export const COD_AGES = [
  { span: '0-3', from: 0, to: 3 },
  { span: '4-7', from: 4, to: 7 },
  { span: '8-14', from: 8, to: 14 },
  { span: '15-30', from: 15, to: 30 },
  { span: '31', from: 31, to: null },
] as const

/** Whoever owes: a carrier, or a courier of our own. */
export type CodParty =
  { carrierId: number; courierId: null } | { carrierId: null; courierId: number }
