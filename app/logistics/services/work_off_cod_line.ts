import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { codRefused } from '#app/logistics/errors'

/** Closes a line that was paid too much or belongs to no parcel, with what was agreed about it. */
export class WorkOffCodLine {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: { lineId: number; employeeId: number; remark: string }): Promise<void> {
    await inTransaction(async (trx) => {
      const line = await trx
        .from('cod_statement_lines')
        .where('id', input.lineId)
        .whereIn('result', ['over', 'unknown'])
        .forUpdate()
        .first()
      if (!line || line.worked_off_at !== null) throw codRefused('LINE_NOT_OPEN', { status: 409 })
      await trx.from('cod_statement_lines').where('id', line.id).update({
        worked_off_at: this.clock.now().toJSDate(),
        worked_off_by: input.employeeId,
        remark: input.remark,
      })
      await new RecordAudit().handle({
        employeeId: input.employeeId,
        action: 'cod_lines.work_off',
        subjectType: 'cod_statement_line',
        subjectId: String(line.id),
        after: { remark: input.remark },
      })
    })
  }
}
