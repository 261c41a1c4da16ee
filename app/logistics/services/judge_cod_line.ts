import {
  agreedFeeFen,
  resultOf,
  type CodParty,
  type CodResult,
  type CodTerms,
} from '#app/logistics/cod'
import type { CodParcel } from '#app/logistics/queries/cod_parcels'

/** Why a line of a statement can't be credited to a parcel (`logistics.cod.reasons.<code>`). */
export type CodLineReason =
  | 'waybill_unknown'
  | 'other_party'
  | 'not_cod'
  | 'not_delivered'
  | 'settled_already'
  | 'written_off'

export type JudgedCodLine =
  | { result: Exclude<CodResult, 'unknown'>; parcel: CodParcel; dueFen: number }
  | { result: 'unknown'; reason: CodLineReason; parcel: CodParcel | null }

/**
 * What a line of a statement means for the parcel that it names. Due is what is still owed less what the carrier agreed
 * to keep of the whole amount; once a part was received, the fee is paid and only the rest is due.
 */
export function judgeCodLine(
  parcels: readonly CodParcel[],
  line: { party: CodParty; terms: CodTerms; amountFen: number }
): JudgedCodLine {
  const unknown = (reason: CodLineReason, parcel: CodParcel | null = parcels[0] ?? null) =>
    ({ result: 'unknown', reason, parcel }) as const
  if (parcels.length === 0) return unknown('waybill_unknown')
  const parcel = parcels.find(({ party }) => sameParty(party, line.party))
  if (!parcel) return unknown('other_party')
  if (parcel.paymentMode !== 'cod') return unknown('not_cod', parcel)
  if (parcel.codState === 'remitted') return unknown('settled_already', parcel)
  if (parcel.codState === 'written_off') return unknown('written_off', parcel)
  if (parcel.codState !== 'collected' && parcel.codState !== 'short') {
    return unknown('not_delivered', parcel)
  }
  const rest = parcel.totalFen - parcel.remittedFen
  const dueFen = parcel.remittedFen > 0 ? rest : rest - agreedFeeFen(line.terms, parcel.totalFen)
  return { result: resultOf(line.amountFen, dueFen), parcel, dueFen }
}

function sameParty(one: CodParty, other: CodParty): boolean {
  return one.carrierId === other.carrierId && one.courierId === other.courierId
}
