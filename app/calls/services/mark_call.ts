import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'

/** Marks a call for an employee (T40). Marked twice, it keeps the first time. False when the call is not known. */
export class MarkCall {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: { callId: string; employeeId: number; at?: Date }): Promise<boolean> {
    return inTransaction(async (trx) => {
      const call = await trx.from('calls').where('id', input.callId).forUpdate().first()
      if (!call) return false
      await trx
        .insertQuery()
        .table('call_marks')
        .knexQuery.insert({
          call_id: input.callId,
          employee_id: input.employeeId,
          marked_at: input.at ?? this.clock.now().toJSDate(),
        })
        .onConflict(['call_id', 'employee_id'])
        .ignore()
      await trx.from('calls').where('id', input.callId).update({ marked: true })
      return true
    })
  }
}
