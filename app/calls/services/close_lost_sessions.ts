import { inTransaction } from '#core/transaction'

export type CloseLostSessionsInput = {
  /** Who is still signed in. */
  signedIn: readonly number[]
  /** When the telephony process was last alive. */
  at: Date
}

/**
 * Ends the sessions and states of everybody whom a stopped telephony process left signed in and who is not any more, at
 * the last moment that is known. What began after that moment lasted no time.
 */
export class CloseLostSessions {
  async handle({ signedIn, at }: CloseLostSessionsInput): Promise<void> {
    await inTransaction(async (trx) => {
      await trx
        .from('agent_state_entries')
        .whereNull('ended_at')
        .whereNotIn('employee_id', [...signedIn])
        .update({ ended_at: trx.raw('greatest(started_at, ?)', [at]) })
      await trx
        .from('agent_sessions')
        .whereNull('signed_out_at')
        .whereNotIn('employee_id', [...signedIn])
        .update({ signed_out_at: trx.raw('greatest(signed_in_at, ?)', [at]) })
    })
  }
}
