import { Job } from '#core/queue/job'
import { ApplySwitch } from '#app/calls/services/apply_switch'

/** Puts a configuration on a switch. */
export default class ApplySwitchJob extends Job<{ applyId: number }> {
  static override readonly name = 'calls.apply_switch'
  static readonly attempts = 1

  async handle({ applyId }: { applyId: number }) {
    await new ApplySwitch().handle({ applyId })
  }
}
