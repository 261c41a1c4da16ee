import db from '@adonisjs/lucid/services/db'
import { maskPhone } from '#core/phone'
import { campaignOf } from '#app/callbacks/campaign_row'

type Row = Record<string, unknown>

/** What an agent needs to work at campaigns: those of the own groups, and the contact in hand. */
export class ShowOutreachDesk {
  async handle(employeeId: number) {
    const campaigns: Row[] = await db
      .from('campaigns as c')
      .where('c.state', 'running')
      .whereExists((own) => {
        own
          .from('acd_group_members as m')
          .join('acd_group_levels as l', 'l.id', 'm.acd_group_level_id')
          .whereRaw('l.acd_group_id = c.acd_group_id')
          .where('m.employee_id', employeeId)
      })
      .orderBy('c.id')
      .select('c.id', 'c.name', 'c.mode')
      .select(
        db.raw(
          `(select count(*) from campaign_contacts x where x.campaign_id = c.id and x.state = 'pending') as pending`
        )
      )
    return {
      campaigns: campaigns.map((row) => ({
        id: row.id as number,
        name: row.name as string,
        mode: row.mode as 'preview' | 'progressive',
        pending: Number(row.pending),
      })),
      contact: await this.#contact(employeeId),
    }
  }

  async #contact(employeeId: number) {
    const row: Row | null = await db
      .from('campaign_contacts')
      .where('employee_id', employeeId)
      .whereIn('state', ['assigned', 'dialling', 'talking', 'reached'])
      .orderBy('updated_at', 'desc')
      .first()
    if (!row) return null
    const campaign = campaignOf(
      await db
        .from('campaigns')
        .where('id', row.campaign_id as number)
        .firstOrFail()
    )
    const notes: { at: Date; content: string }[] = row.customer_id
      ? await db
          .from('contacts')
          .where('customer_id', row.customer_id as number)
          .orderBy('id', 'desc')
          .limit(3)
          .select('created_at as at', 'content')
      : []
    return {
      id: row.id as number,
      state: row.state as string,
      name: row.name as string,
      number: maskPhone(String(row.number)),
      customerId: row.customer_id as number | null,
      attempts: row.attempts as number,
      outcome: row.outcome as string | null,
      campaign: {
        id: campaign.id,
        name: campaign.name,
        mode: campaign.mode,
        script: campaign.script,
        maxAttempts: campaign.maxAttempts,
        dispositions: campaign.dispositions,
      },
      notes: notes.map(({ at, content }) => ({ at: at.toISOString(), content })),
    }
  }
}
