import encryption from '@adonisjs/core/services/encryption'
import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { partNotFound } from '#app/pbx/errors'
import { newSecret } from '#app/pbx/new_secret'

/** Gives an extension another secret; the old one ends with the next apply. The new one is told this once. */
export class RenewSecret {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: { extensionId: number; employeeId: number }): Promise<{ secret: string }> {
    const secret = newSecret()
    await inTransaction(async (trx) => {
      const changed = await trx
        .from('extensions')
        .where('id', input.extensionId)
        .update({ secret: encryption.encrypt(secret), updated_at: this.clock.now().toJSDate() })
      if (Number(changed) === 0) throw partNotFound()
      await new RecordAudit(this.clock).handle({
        employeeId: input.employeeId,
        action: 'extensions.renew_secret',
        subjectType: 'extensions',
        subjectId: String(input.extensionId),
      })
    })
    return { secret }
  }
}
