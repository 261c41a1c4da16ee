import { type Clock, SystemClock } from '#core/clock'
import { type Inspected, SortPieces } from '#app/products/services/sort_pieces'
import {
  type RmaStep,
  type RmaStepInput,
  TakeRmaStep,
} from '#app/after_sales/services/take_rma_step'

export type InspectRmaInput = RmaStepInput & { lines: Inspected[]; remark?: string | null }

/** The goods of a case are looked at: sellable again, damaged, or out of the books. */
export class InspectRma {
  constructor(private clock: Clock = new SystemClock()) {}

  handle({ lines, remark, ...input }: InspectRmaInput): Promise<RmaStep> {
    const reason = remark?.trim() || null
    return new TakeRmaStep(this.clock).handle(
      { ...input, reason, event: 'inspect' },
      async (rma, order) => {
        await new SortPieces(this.clock).handle({
          pieces: rma.lines,
          inspected: lines,
          warehouseId: order.warehouseId!,
          causeType: 'rma',
          causeId: String(rma.id),
          employeeId: input.actor.id,
        })
        return { changes: { inspected: lines } }
      }
    )
  }
}
