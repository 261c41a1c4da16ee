import redis from '@adonisjs/redis/services/main'
import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { type Clock, SystemClock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { PHONES_KEY } from '#app/calls/phone_request'
import type { PhoneSnapshot } from '#app/calls/phone_snapshot'
import { ClaimContact } from '#app/callbacks/services/claim_contact'
import { DialContact } from '#app/callbacks/services/dial_contact'
import { FollowContactCall } from '#app/callbacks/services/follow_contact_call'

/** An agent took a contact and did nothing with it for so long: it goes back. */
const ASSIGNED_MINUTES = 15
/** A dialling that no call came of for so long never was one. */
const SILENT_MINUTES = 2

/**
 * The beat of the campaigns. Progressive ones: one contact for each agent of the group who is ready and has nothing
 * unfinished, while no caller waits in that agent's lines; so there are never more lines than agents. Besides, contacts
 * whose call was not heard of any more are looked up, and a campaign with nothing left is finished.
 */
export class PaceCampaigns {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(): Promise<number> {
    await this.#lookAfterLostOnes()
    const running: { id: number; groupId: number }[] = await db
      .from('campaigns')
      .where({ state: 'running', mode: 'progressive' })
      .select('id', 'acd_group_id as groupId')
      .orderBy('id')
    let dialled = 0
    if (running.length > 0) {
      const phones = await this.#readyPhones()
      for (const { id, groupId } of running) dialled += await this.#serve(id, groupId, phones)
    }
    await this.#finish()
    return dialled
  }

  async #serve(campaignId: number, groupId: number, phones: Set<number>): Promise<number> {
    const members: { employeeId: number }[] = await db
      .from('acd_group_members as m')
      .join('acd_group_levels as l', 'l.id', 'm.acd_group_level_id')
      .where('l.acd_group_id', groupId)
      .whereIn('m.employee_id', [...phones])
      .whereNotExists((unfinished) => {
        unfinished
          .from('campaign_contacts as c')
          .whereRaw('c.employee_id = m.employee_id')
          .whereIn('c.state', ['dialling', 'talking', 'reached'])
      })
      .distinct('m.employee_id as employeeId')
    let dialled = 0
    for (const { employeeId } of members) {
      const contactId = await new ClaimContact(this.clock).handle({ employeeId, campaignId })
      if (contactId === null) break
      phones.delete(employeeId)
      try {
        await new DialContact(this.clock).handle({ contactId, employeeId })
        dialled += 1
      } catch (error) {
        // Somebody who was ready a moment ago, a number that may not be called: the next beat goes on.
        if (!(error instanceof DomainError)) throw error
        logger.info({ campaignId, contactId, employeeId, code: error.code }, 'not dialled')
      }
    }
    return dialled
  }

  /** Employees whose telephone is ready and whom no caller waits for. */
  async #readyPhones(): Promise<Set<number>> {
    const ready = new Set<number>()
    const kept = await redis.hgetall(PHONES_KEY)
    for (const [employeeId, json] of Object.entries(kept)) {
      const phone = JSON.parse(json) as PhoneSnapshot
      if (phone.state === 'ready' && phone.acdEnabled && phone.waiting.mine === 0) {
        ready.add(Number(employeeId))
      }
    }
    return ready
  }

  async #lookAfterLostOnes() {
    const now = this.clock.now()
    await db
      .from('campaign_contacts')
      .where('state', 'assigned')
      .where('updated_at', '<', now.minus({ minutes: ASSIGNED_MINUTES }).toJSDate())
      .update({ state: 'pending', employee_id: null, updated_at: now.toJSDate() })
    const open: { callId: string; known: number | null }[] = await db
      .from('campaign_contacts as c')
      .leftJoin('calls', 'calls.id', 'c.call_id')
      .whereIn('c.state', ['dialling', 'talking'])
      .where('c.updated_at', '<', now.minus({ seconds: 10 }).toJSDate())
      .select('c.call_id as callId')
      .select(db.raw('calls.id is not null as known'))
    for (const { callId, known } of open) {
      if (known) await new FollowContactCall(this.clock).handle(callId)
    }
    const silent = now.minus({ minutes: SILENT_MINUTES }).toJSDate()
    const lost = open.filter(({ known }) => !known).map(({ callId }) => callId)
    if (lost.length === 0) return
    await db
      .from('campaign_contacts')
      .whereIn('call_id', lost)
      .where('state', 'dialling')
      .where('updated_at', '<', silent)
      .update({
        state: 'pending',
        outcome: 'agent_away',
        call_id: null,
        employee_id: null,
        updated_at: now.toJSDate(),
      })
  }

  async #finish() {
    const now = this.clock.now().toJSDate()
    await db
      .from('campaigns')
      .where('state', 'running')
      .whereNotExists((left) => {
        left
          .from('campaign_contacts as c')
          .whereRaw('c.campaign_id = campaigns.id')
          .whereIn('c.state', ['pending', 'assigned', 'dialling', 'talking', 'reached'])
      })
      .update({ state: 'finished', ended_at: now, updated_at: now })
  }
}
