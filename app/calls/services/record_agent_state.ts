import { inTransaction } from '#core/transaction'

export type AgentStateInput = {
  employeeId: number
  extension: string | null
  state: string
  reason: string | null
  callId: string | null
  at: Date
}

/**
 * Keeps the state log (示忙示闲记录) and the sessions (签入签出): the state before ends where the new one begins, a sign-in
 * opens a session, a sign-out closes it. Telling the same state twice writes nothing.
 */
export class RecordAgentState {
  async handle(input: AgentStateInput): Promise<void> {
    await inTransaction(async (trx) => {
      const open = await trx
        .from('agent_state_entries')
        .where('employee_id', input.employeeId)
        .whereNull('ended_at')
        .orderBy('id', 'desc')
        .forUpdate()
        .first()
      const same =
        open &&
        open.state === input.state &&
        open.reason === input.reason &&
        open.call_id === input.callId
      if (same) return
      if (!open && input.state === 'signed_out') return
      if (open) {
        await trx
          .from('agent_state_entries')
          .where('employee_id', input.employeeId)
          .whereNull('ended_at')
          .update({ ended_at: input.at })
      }
      if (input.state === 'signed_out') {
        await trx
          .from('agent_sessions')
          .where('employee_id', input.employeeId)
          .whereNull('signed_out_at')
          .update({ signed_out_at: input.at })
        return
      }
      const session = await trx
        .from('agent_sessions')
        .where('employee_id', input.employeeId)
        .whereNull('signed_out_at')
        .first()
      if (!session && input.extension) {
        await trx.table('agent_sessions').insert({
          employee_id: input.employeeId,
          extension: input.extension,
          signed_in_at: input.at,
        })
      }
      await trx.table('agent_state_entries').insert({
        employee_id: input.employeeId,
        extension: input.extension,
        state: input.state,
        reason: input.reason,
        call_id: input.callId,
        started_at: input.at,
      })
    })
  }
}
