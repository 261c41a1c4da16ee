import { Job } from '#core/queue/job'
import { ReconcileDay } from '#app/calls/services/reconcile_day'

/** Accounts for the inbound legs of one business day. */
export default class ReconcileDayJob extends Job<{ day: string }> {
  static override readonly name = 'calls.reconcile_day'
  static readonly attempts = 3

  async handle({ day }: { day: string }) {
    await new ReconcileDay().handle({ day })
  }
}
