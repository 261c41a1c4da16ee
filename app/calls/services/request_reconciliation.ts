import db from '@adonisjs/lucid/services/db'
import { queue } from '#core/queue/queue'
import ReconcileDayJob from '#app/calls/jobs/reconcile_day'

/** Has a business day reconciled by the worker; asked for twice it runs once. */
export class RequestReconciliation {
  async handle({ day, employeeId }: { day: string; employeeId: number | null }): Promise<void> {
    const fields = {
      state: 'queued',
      done_steps: 0,
      requested_by: employeeId,
      updated_at: new Date(),
    }
    await db
      .insertQuery()
      .table('call_reconciliations')
      .knexQuery.insert({ day, ...fields })
      .onConflict('day')
      .merge(fields)
    await queue.dispatch(ReconcileDayJob, { day }, { jobId: `day:${day}` })
  }
}
