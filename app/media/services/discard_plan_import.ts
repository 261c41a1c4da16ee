import { inTransaction } from '#core/transaction'
import { DomainError } from '#core/domain_error'

/** Throws a preview away. What was accepted stays: its placements are cancelled one by one. */
export class DiscardPlanImport {
  async handle({ importId }: { importId: number }): Promise<void> {
    await inTransaction(async (trx) => {
      const stored = await trx.from('placement_imports').where('id', importId).forUpdate().first()
      if (!stored) throw refusal('not_found', 404)
      if (stored.state === 'accepted') throw refusal('accepted', 409)
      await trx
        .from('placement_imports')
        .where('id', importId)
        .update({ state: 'discarded', updated_at: new Date() })
    })
  }
}

function refusal(code: string, status: number) {
  return new DomainError({
    status,
    code: `PLAN_IMPORT_${code.toUpperCase()}`,
    messageKey: `media.import.errors.${code}`,
  })
}
