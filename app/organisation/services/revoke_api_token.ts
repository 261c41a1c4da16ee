import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { tokenNotFound } from '#app/organisation/errors'
import { RecordAudit } from '#app/organisation/services/record_audit'

export type RevokeApiTokenInput = { actorId: number; tokenId: number }

/** Withdraws a token for ever, from the next request on. Withdrawn once more it stays as it is. */
export class RevokeApiToken {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ actorId, tokenId }: RevokeApiTokenInput): Promise<void> {
    await inTransaction(async (trx) => {
      const token = await trx.from('api_tokens').where('id', tokenId).forUpdate().first()
      if (!token) throw tokenNotFound()
      if (token.revoked_at) return
      const at = this.clock.now().toJSDate()
      await trx
        .from('api_tokens')
        .where('id', tokenId)
        .update({ revoked_at: at, revoked_by: actorId, updated_at: at })
      await new RecordAudit(this.clock).handle({
        employeeId: actorId,
        action: 'api_tokens.revoke',
        subjectType: 'api_token',
        subjectId: String(tokenId),
        before: { name: token.name },
      })
    })
  }
}
