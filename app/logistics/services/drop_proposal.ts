import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { logisticsRefused } from '#app/logistics/errors'

/** Puts a proposed feedback aside: what the carrier tells is not so. Asked for again it changes nothing. */
export class DropProposal {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ id, employeeId }: { id: number; employeeId: number }): Promise<void> {
    await inTransaction(async (trx) => {
      const proposal = await trx.from('feedback_proposals').where('id', id).forUpdate().first()
      if (!proposal) throw logisticsRefused('PROPOSAL_NOT_FOUND', { status: 404 })
      if (proposal.state === 'dropped') return
      if (proposal.state === 'settled') throw logisticsRefused('PROPOSAL_SETTLED', { status: 409 })
      await trx.from('feedback_proposals').where('id', id).update({
        state: 'dropped',
        standing: null,
        employee_id: employeeId,
        updated_at: this.clock.now().toJSDate(),
      })
    })
  }
}
