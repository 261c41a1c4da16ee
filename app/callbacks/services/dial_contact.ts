import { randomUUID } from 'node:crypto'
import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import type { PhoneRefusal } from '#app/calls/phone_request'
import { SendPhoneRequest } from '#app/calls/services/send_phone_request'
import { FindNumberStanding } from '#app/customers/queries/number_standing'
import { withinHours } from '#app/callbacks/campaign_rules'
import { campaignOf } from '#app/callbacks/campaign_row'
import { campaignNotFound, campaignRefused } from '#app/callbacks/errors'

export type DialContactInput = { contactId: number; employeeId: number }

type Begun =
  | { callId: string; number: string; shownNumber: string | null }
  | { refused: 'do_not_call' | 'blocked' }

/**
 * Dials a contact for an agent. Whether the number may be called at all is looked up in the same transaction that marks
 * it as being dialled, so nothing that is entered meanwhile is passed by.
 */
export class DialContact {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: DialContactInput): Promise<{ callId: string }> {
    const begun = await this.#begin(input)
    // Noted as such, which a refusal within the transaction would have undone.
    if ('refused' in begun) throw campaignRefused(begun.refused)
    const { callId, number, shownNumber } = begun
    const reply = await new SendPhoneRequest().handle({
      type: 'dial_reserved',
      employeeId: input.employeeId,
      callId,
      number,
      shownNumber,
    })
    if (!reply.ok) {
      await this.#giveBack(input.contactId, callId, reply.refusal)
      throw campaignRefused(`phone_${reply.refusal}`)
    }
    return { callId }
  }

  async #begin({ contactId, employeeId }: DialContactInput): Promise<Begun> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const contact = await trx.from('campaign_contacts').where('id', contactId).forUpdate().first()
      if (!contact) throw campaignNotFound()
      const own = contact.employee_id === null || contact.employee_id === employeeId
      const free = contact.state === 'pending' || (contact.state === 'assigned' && own)
      if (!free) throw campaignRefused('not_free')
      const campaign = campaignOf(
        await trx.from('campaigns').where('id', contact.campaign_id).firstOrFail()
      )
      if (campaign.state !== 'running') throw campaignRefused('not_running')
      if (!withinHours(campaign.callFrom, campaign.callTo, now)) {
        throw campaignRefused('quiet_hours', {
          values: { from: campaign.callFrom, to: campaign.callTo },
        })
      }
      const standing = await new FindNumberStanding().handle(contact.number)
      const update = (changes: Record<string, unknown>) =>
        trx
          .from('campaign_contacts')
          .where('id', contactId)
          .update({ ...changes, updated_at: now.toJSDate() })
      if (standing !== 'callable') {
        await update({ state: standing === 'blocked' ? 'blocked' : 'opted_out' })
        return { refused: standing }
      }
      const callId = randomUUID()
      await update({
        state: 'dialling',
        attempts: contact.attempts + 1,
        employee_id: employeeId,
        call_id: callId,
      })
      await trx.table('campaign_attempts').insert({
        contact_id: contactId,
        employee_id: employeeId,
        call_id: callId,
        started_at: now.toJSDate(),
      })
      return { callId, number: contact.number, shownNumber: campaign.callerId }
    })
  }

  /** The telephone did not do it: that was no attempt. */
  async #giveBack(contactId: number, callId: string, refusal: PhoneRefusal) {
    // Nobody knows whether a telephony process that is away did it after all; the sweep will find out.
    if (refusal === 'telephony_away') return
    const now = this.clock.now().toJSDate()
    await inTransaction(async (trx) => {
      const changed = await trx
        .from('campaign_contacts')
        .where({ id: contactId, call_id: callId, state: 'dialling' })
        .update({
          state: 'pending',
          attempts: trx.raw('attempts - 1'),
          call_id: null,
          employee_id: null,
          updated_at: now,
        })
      if (Number(changed) > 0) {
        await trx.from('campaign_attempts').where('call_id', callId).delete()
      }
    })
  }
}
