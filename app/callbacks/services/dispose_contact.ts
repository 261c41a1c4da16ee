import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { AddContact } from '#app/customers/services/add_contact'
import { AddDoNotCall } from '#app/customers/services/add_do_not_call'
import { nextWithinHours } from '#app/callbacks/campaign_rules'
import { campaignOf } from '#app/callbacks/campaign_row'
import { campaignNotFound, campaignRefused } from '#app/callbacks/errors'

export type DisposeContactInput = {
  contactId: number
  employeeId: number
  /** Name of one of the campaign's dispositions. */
  disposition: string
  remark?: string | null
}

/** What the agent makes of a talk: done, to be called again, or never again (G22). Written into the customer's file too. */
export class DisposeContact {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: DisposeContactInput): Promise<void> {
    const now = this.clock.now()
    await inTransaction(async (trx) => {
      const contact = await trx
        .from('campaign_contacts')
        .where('id', input.contactId)
        .forUpdate()
        .first()
      if (!contact) throw campaignNotFound()
      if (contact.employee_id !== input.employeeId) throw campaignRefused('not_yours')
      if (!['talking', 'reached'].includes(contact.state)) throw campaignRefused('not_reached')
      const campaign = campaignOf(
        await trx.from('campaigns').where('id', contact.campaign_id).firstOrFail()
      )
      const chosen = campaign.dispositions.find(({ name }) => name === input.disposition)
      if (!chosen) {
        throw campaignRefused('disposition_unknown', { status: 422, field: 'disposition' })
      }
      const again = chosen.effect === 'again' && contact.attempts < campaign.maxAttempts
      const next = now.plus({ minutes: campaign.retryMinutes })
      await trx
        .from('campaign_contacts')
        .where('id', contact.id)
        .update({
          state: chosen.effect === 'opt_out' ? 'opted_out' : again ? 'pending' : 'done',
          disposition: chosen.name,
          remark: input.remark?.trim() || null,
          ...(again
            ? {
                call_id: null,
                employee_id: null,
                next_at: nextWithinHours(campaign.callFrom, campaign.callTo, next).toJSDate(),
              }
            : {}),
          updated_at: now.toJSDate(),
        })
      if (chosen.effect === 'opt_out') {
        await new AddDoNotCall(this.clock).handle({
          number: contact.number,
          source: 'customer',
          employeeId: input.employeeId,
          callId: contact.call_id,
          remark: campaign.name,
        })
        await this.#dropElsewhere(trx, contact.number, contact.id, now.toJSDate())
      }
      if (contact.customer_id) {
        await new AddContact(this.clock).handle({
          employeeId: input.employeeId,
          customerId: contact.customer_id,
          callId: contact.call_id,
          content: [`[${campaign.name}] ${chosen.name}`, input.remark?.trim()]
            .filter(Boolean)
            .join('：'),
        })
      }
    })
  }

  /** No other campaign waits for a number that must not be called. */
  async #dropElsewhere(
    trx: Parameters<Parameters<typeof inTransaction>[0]>[0],
    number: string,
    contactId: number,
    now: Date
  ) {
    await trx
      .from('campaign_contacts')
      .where('number', number)
      .whereNot('id', contactId)
      .whereIn('state', ['pending', 'assigned'])
      .update({ state: 'opted_out', updated_at: now })
  }
}
