import { inTransaction, type Transaction } from '#core/transaction'
import { SUMS, type SumKey } from '#app/statistics/figures'
import { callMinutes, callSums, orderMinutes, orderSums } from '#app/statistics/fact_sql'

const SCOPE = 'p.id = :placementId'
const STORED = SUMS.filter(({ fact }) => fact !== 'placement')

type Sums = Partial<Record<SumKey, string>>
type Minute = { minute: number; calls: string; answered: string; abandoned: string; orders: string }

/**
 * Computes the bucket of one placement from the facts and writes it whole: old rows out, new rows in, in one
 * transaction. Running it twice, or twice at once, leaves the same rows; `false` when there is no such placement.
 */
export class RecomputePlacement {
  async handle({ placementId }: { placementId: number }): Promise<boolean> {
    return inTransaction(async (trx) => {
      // The lock comes before the first plain read, so that the reads below see what the last holder committed.
      const placement = await trx
        .from('placements')
        .select('id')
        .where('id', placementId)
        .forUpdate()
        .first()
      if (!placement) return false
      await this.#writeFigures(trx, placementId)
      await this.#writeMinutes(trx, placementId)
      return true
    })
  }

  async #writeFigures(trx: Transaction, placementId: number) {
    const [calls] = await rows<Sums>(trx, callSums(SCOPE), placementId)
    const [orders] = await rows<Sums>(trx, orderSums(SCOPE), placementId)
    const sums: Sums = { ...calls, ...orders }
    await trx.from('placement_figures').where('placement_id', placementId).delete()
    await trx.table('placement_figures').insert({
      placement_id: placementId,
      ...Object.fromEntries(STORED.map(({ key, column }) => [column, sums[key] ?? 0])),
      computed_at: new Date(),
    })
  }

  async #writeMinutes(trx: Transaction, placementId: number) {
    const minutes = new Map<number, Record<string, unknown>>()
    for (const sql of [callMinutes(SCOPE), orderMinutes(SCOPE)]) {
      for (const { minute, calls, answered, abandoned, orders } of await rows<Minute>(
        trx,
        sql,
        placementId
      )) {
        const row = minutes.get(minute) ?? {
          placement_id: placementId,
          minute,
          calls: 0,
          answered: 0,
          abandoned: 0,
          orders: 0,
        }
        if (orders !== undefined) row.orders = orders
        else Object.assign(row, { calls, answered, abandoned })
        minutes.set(minute, row)
      }
    }
    await trx.from('placement_minutes').where('placement_id', placementId).delete()
    if (minutes.size > 0) await trx.table('placement_minutes').multiInsert([...minutes.values()])
  }
}

async function rows<T>(trx: Transaction, sql: string, placementId: number): Promise<T[]> {
  const [result] = await trx.rawQuery<[T[]]>(sql, { placementId })
  return result
}
