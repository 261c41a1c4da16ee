import { type Clock, SystemClock } from '#core/clock'
import {
  type RmaStep,
  type RmaStepInput,
  TakeRmaStep,
} from '#app/after_sales/services/take_rma_step'

/** A case is done with: settled, rejected, or its goods never came. The order may have another one then. */
export class CloseRma {
  constructor(private clock: Clock = new SystemClock()) {}

  handle({ reason, ...input }: RmaStepInput & { reason?: string | null }): Promise<RmaStep> {
    return new TakeRmaStep(this.clock).handle(
      { ...input, reason: reason?.trim() || null, event: 'close' },
      async () => ({ set: { open: null } })
    )
  }
}
