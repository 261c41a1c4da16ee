import type { Transaction } from '#core/transaction'

/** The points that a cause has given so far, reversals included. */
export async function pointsOf(
  trx: Transaction,
  { causeType, causeId }: { causeType: string; causeId: string }
): Promise<number> {
  const [sum] = await trx
    .from('point_entries')
    .where({ cause_type: causeType, cause_id: causeId })
    .sum('points as points')
  return Number(sum.points ?? 0)
}
