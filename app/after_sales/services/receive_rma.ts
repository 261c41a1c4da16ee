import { type Clock, SystemClock } from '#core/clock'
import { QuarantinePieces } from '#app/products/services/quarantine_pieces'
import {
  type RmaStep,
  type RmaStepInput,
  TakeRmaStep,
} from '#app/after_sales/services/take_rma_step'

/** The goods of an approved case are in the house; they wait in quarantine. */
export class ReceiveRma {
  constructor(private clock: Clock = new SystemClock()) {}

  handle(input: RmaStepInput): Promise<RmaStep> {
    return new TakeRmaStep(this.clock).handle(
      { ...input, event: 'receive' },
      async (rma, order) => {
        await new QuarantinePieces(this.clock).handle({
          pieces: rma.lines,
          warehouseId: order.warehouseId!,
          causeType: 'rma',
          causeId: String(rma.id),
          employeeId: input.actor.id,
        })
      }
    )
  }
}
