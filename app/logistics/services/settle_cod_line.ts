import { type Clock, SystemClock } from '#core/clock'
import { inTransaction, type Transaction } from '#core/transaction'
import type { Actor } from '#app/orders/actor'
import { codMachine, type CodState } from '#app/orders/facet_states'
import { lockOrder, type LockedOrder } from '#app/orders/locked_order'
import { TransitionOrder } from '#app/orders/services/transition_order'
import type { CodParty, CodTerms } from '#app/logistics/cod'
import { CodParcels } from '#app/logistics/queries/cod_parcels'
import { judgeCodLine, type JudgedCodLine } from '#app/logistics/services/judge_cod_line'

export type SettleCodLineInput = {
  lineId: number
  party: CodParty
  terms: CodTerms
  actor: Actor
  workstation?: string | null
}

type Line = { id: number; waybill_no: string; amount_fen: number | string; result: string }

type Credited = Extract<JudgedCodLine, { dueFen: number }>

/**
 * TR21: credits one line of a statement to its parcel, in a transaction of its own. What can't be credited is kept as
 * unknown with its reason, to be worked off. A line that came out already is left as it is.
 */
export class SettleCodLine {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: SettleCodLineInput): Promise<void> {
    await inTransaction(async (trx) => {
      const line: Line | null = await trx
        .from('cod_statement_lines')
        .where('id', input.lineId)
        .forUpdate()
        .first()
      if (!line || line.result !== 'pending') return
      const seen = await this.#judge(line, input, trx)
      if (seen.result === 'unknown') return this.#write(line, seen, trx)
      // Judged again under the lock: another statement may have been faster.
      const order = await lockOrder(trx, seen.parcel.orderId)
      const judged = await this.#judge(line, input, trx)
      await this.#write(line, judged, trx)
      if (judged.result !== 'unknown') await this.#credit(line, judged, order, input, trx)
    })
  }

  async #judge(line: Line, input: SettleCodLineInput, trx: Transaction): Promise<JudgedCodLine> {
    const parcels = await new CodParcels().handle([line.waybill_no], trx)
    return judgeCodLine(parcels.get(line.waybill_no) ?? [], {
      party: input.party,
      terms: input.terms,
      amountFen: Number(line.amount_fen),
    })
  }

  async #credit(
    line: Line,
    judged: Credited,
    order: LockedOrder,
    input: SettleCodLineInput,
    trx: Transaction
  ) {
    const amountFen = Number(line.amount_fen)
    const codState = stateAfter(order.codState, judged)
    await this.#book(judged, amountFen, order.codState === 'short', trx)
    await new TransitionOrder(this.clock).handle({
      order,
      event: 'settle',
      actor: input.actor,
      workstation: input.workstation,
      work: async () => ({
        set: { codState },
        changes: {
          codState: [order.codState, codState],
          amountFen,
          differenceFen: amountFen - judged.dueFen,
        },
      }),
    })
  }

  /** Received and short add up to the parcel's amount, the agreed fee counted as received. */
  async #book(judged: Credited, amountFen: number, again: boolean, trx: Transaction) {
    const { parcel, dueFen } = judged
    const rest = parcel.totalFen - parcel.remittedFen
    const shortFen = Math.max(0, dueFen - amountFen)
    const at = this.clock.now().toJSDate()
    const entry = (kind: string, fen: number) => ({
      order_id: parcel.orderId,
      kind,
      amount_fen: fen,
      courier_id: parcel.party.courierId,
      carrier_id: parcel.party.carrierId,
      created_at: at,
    })
    const entries = [entry('remitted', rest - shortFen)]
    const short = again ? shortFen - rest : shortFen
    if (short !== 0) entries.push(entry('short', short))
    await trx.table('cod_entries').multiInsert(entries)
  }

  async #write(line: Line, judged: JudgedCodLine, trx: Transaction) {
    await trx
      .from('cod_statement_lines')
      .where('id', line.id)
      .update({
        result: judged.result,
        reason: judged.result === 'unknown' ? judged.reason : null,
        order_id: judged.parcel?.orderId ?? null,
        due_fen: judged.result === 'unknown' ? null : judged.dueFen,
      })
  }
}

function stateAfter(from: CodState, { result }: Credited): CodState {
  if (from === 'short' && result === 'short') return 'short'
  const edge = codMachine.edge(from, result === 'short' ? 'fall_short' : 'remit')
  return codMachine.targets(edge!)[0]
}
