import { type Clock, SystemClock } from '#core/clock'
import { parcelExceptionsChannel } from '#core/live/channels'
import { live } from '#core/live/live'
import { inTransaction } from '#core/transaction'
import { logisticsRefused } from '#app/logistics/errors'

export type WorkOnExceptionInput = {
  id: number
  employeeId: number
  /** What was found out or agreed. */
  note: string
  /** Whether that settles it. */
  resolve: boolean
}

/** Notes what was done about a parcel that needs a person; the last note may close the matter. */
export class WorkOnException {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ id, employeeId, note, resolve }: WorkOnExceptionInput): Promise<void> {
    await inTransaction(async (trx) => {
      const exception = await trx.from('parcel_exceptions').where('id', id).forUpdate().first()
      if (!exception) throw logisticsRefused('EXCEPTION_NOT_FOUND', { status: 404 })
      if (exception.standing === null) throw logisticsRefused('EXCEPTION_RESOLVED', { status: 409 })
      const now = this.clock.now().toJSDate()
      await trx.table('parcel_exception_notes').insert({
        parcel_exception_id: id,
        employee_id: employeeId,
        content: note,
        created_at: now,
      })
      if (!resolve) return
      await trx
        .from('parcel_exceptions')
        .where('id', id)
        .update({ standing: null, resolved_at: now, resolved_by: employeeId, updated_at: now })
      await live.send(parcelExceptionsChannel, { type: 'parcel_exceptions_changed' })
    })
  }
}
