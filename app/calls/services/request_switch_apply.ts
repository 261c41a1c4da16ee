import { queue } from '#core/queue/queue'
import { inTransaction } from '#core/transaction'
import ApplySwitchJob from '#app/calls/jobs/apply_switch'
import { openSwitchApply, type OpenSwitchApplyInput } from '#app/calls/switches/open_apply'

/** Puts an apply of a switch's configuration down and hands it to the worker. Gives back its id. */
export class RequestSwitchApply {
  async handle(input: OpenSwitchApplyInput): Promise<number> {
    return inTransaction(async () => {
      const applyId = await openSwitchApply(input)
      await queue.dispatch(ApplySwitchJob, { applyId }, { jobId: `apply:${applyId}` })
      return applyId
    })
  }
}
