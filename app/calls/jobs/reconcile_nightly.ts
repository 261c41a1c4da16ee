import { Job } from '#core/queue/job'
import { ReconcileDueDays } from '#app/calls/services/reconcile_due_days'

/** Every quarter of an hour: from three in the morning on the day before is reconciled, once. */
export default class ReconcileNightlyJob extends Job {
  static override readonly name = 'calls.reconcile_nightly'
  static readonly everyMs = 900_000

  async handle() {
    await new ReconcileDueDays().handle()
  }
}
