import { inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import type { RecordingRule } from '#app/calls/recording_rules'
import { CALL_CLASSES, type Retention } from '#app/calls/retention'

export type SaveRecordingPolicyInput = {
  employeeId: number
  rules: RecordingRule[]
  unrecorded: number[]
  retention: Retention
}

/** Saves what is recorded and how long it is kept, all at once. The telephony process follows within seconds. */
export class SaveRecordingPolicy {
  async handle({ employeeId, rules, unrecorded, retention }: SaveRecordingPolicyInput) {
    const now = new Date()
    await inTransaction(async (trx) => {
      await trx.from('recording_rules').delete()
      const single = new Map(
        rules.map((rule) => [`${rule.direction}/${rule.acdGroupId ?? ''}`, rule])
      )
      await trx.table('recording_rules').multiInsert(
        [...single.values()].map(({ direction, acdGroupId, percent }) => ({
          direction,
          acd_group_id: acdGroupId,
          percent,
          updated_at: now,
        }))
      )
      await trx.from('unrecorded_agents').delete()
      if (unrecorded.length > 0) {
        await trx
          .table('unrecorded_agents')
          .multiInsert([...new Set(unrecorded)].map((id) => ({ employee_id: id, created_at: now })))
      }
      await trx.from('recording_retention').delete()
      await trx.table('recording_retention').multiInsert(
        CALL_CLASSES.map((callClass) => ({
          call_class: callClass,
          days: retention[callClass],
          updated_at: now,
        }))
      )
      await new RecordAudit().handle({
        employeeId,
        action: 'recordings.policy',
        subjectType: 'recordings',
        subjectId: 'policy',
        after: { rules, unrecorded, retention },
      })
    })
  }
}
