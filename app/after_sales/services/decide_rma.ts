import { type Clock, SystemClock } from '#core/clock'
import { afterSalesRefused } from '#app/after_sales/errors'
import {
  type RmaStep,
  type RmaStepInput,
  TakeRmaStep,
} from '#app/after_sales/services/take_rma_step'

export type DecideRmaInput = RmaStepInput & {
  approved: boolean
  /** Needed for a refusal. */
  reason?: string | null
}

/** A case is approved, so that the goods may come, or rejected with a reason. */
export class DecideRma {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ approved, ...input }: DecideRmaInput): Promise<RmaStep> {
    const reason = input.reason?.trim() || null
    if (!approved && !reason) throw afterSalesRefused('REMARK_MISSING', { field: 'reason' })
    return new TakeRmaStep(this.clock).handle(
      { ...input, reason, event: approved ? 'approve' : 'reject' },
      async () => {}
    )
  }
}
