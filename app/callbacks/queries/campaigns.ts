import db from '@adonisjs/lucid/services/db'
import { defineList } from '#core/list_query'
import { maskPhone } from '#core/phone'
import { ATTEMPT_OUTCOMES, CAMPAIGN_STATES, CONTACT_STATES } from '#app/callbacks/campaign_rules'
import { campaignOf, rulesOf } from '#app/callbacks/campaign_row'

type Row = Record<string, unknown>

const OPEN = `('pending', 'assigned', 'dialling', 'talking')`

export const campaignList = defineList({
  sort: { name: 'c.name', state: 'c.state', createdAt: 'c.created_at' },
  defaultSort: '-createdAt',
  tieBreaker: 'c.id',
  filters: {
    name: { rule: 'contains', column: 'c.name' },
    state: { rule: 'set', column: 'c.state', values: CAMPAIGN_STATES },
  },
})

/** The campaigns with how far each has come. */
export class ListCampaigns {
  async handle(query: Record<string, unknown>) {
    const campaigns = db
      .from('campaigns as c')
      .join('acd_groups as g', 'g.id', 'c.acd_group_id')
      .join('employees as e', 'e.id', 'c.created_by')
      .select('c.id', 'c.name', 'c.state', 'c.mode', 'c.created_at as createdAt')
      .select('g.name as groupName', 'e.name as employee')
      .select(
        db.raw(`(select count(*) from campaign_contacts x where x.campaign_id = c.id) as contacts`)
      )
      .select(
        db.raw(
          `(select count(*) from campaign_contacts x where x.campaign_id = c.id and x.state not in ${OPEN}) as finished`
        )
      )
      .select(
        db.raw(
          `(select count(*) from campaign_contacts x where x.campaign_id = c.id and x.outcome = 'answered') as reached`
        )
      )
    const page = await campaignList.rows<Row>(campaigns, campaignList.read(query))
    return {
      ...page,
      rows: page.rows.map((row): Row & { id: number } => ({
        ...row,
        id: row.id as number,
        contacts: Number(row.contacts),
        finished: Number(row.finished),
        reached: Number(row.reached),
        createdAt: (row.createdAt as Date).toISOString(),
      })),
    }
  }
}

/** A campaign as it runs: contacts by state, attempts by outcome, agents, when the next is due. */
export class MonitorCampaign {
  async handle(campaignId: number) {
    const row: Row | null = await db.from('campaigns').where('id', campaignId).first()
    if (!row) return null
    const states: { state: string; count: number }[] = await db
      .from('campaign_contacts')
      .where('campaign_id', campaignId)
      .groupBy('state')
      .select('state')
      .count('* as count')
    const outcomes: { outcome: string | null; count: number }[] = await db
      .from('campaign_attempts as a')
      .join('campaign_contacts as c', 'c.id', 'a.contact_id')
      .where('c.campaign_id', campaignId)
      .groupBy('a.outcome')
      .select('a.outcome')
      .count('* as count')
    const dispositions: { name: string; count: number }[] = await db
      .from('campaign_contacts')
      .where('campaign_id', campaignId)
      .whereNotNull('disposition')
      .groupBy('disposition')
      .select('disposition as name')
      .count('* as count')
    const agents = await db
      .from('campaign_attempts as a')
      .join('campaign_contacts as c', 'c.id', 'a.contact_id')
      .join('employees as e', 'e.id', 'a.employee_id')
      .where('c.campaign_id', campaignId)
      .groupBy('e.id', 'e.name')
      .orderBy('attempts', 'desc')
      .select('e.id', 'e.name')
      .count('* as attempts')
      .select(db.raw(`sum(a.outcome = 'answered') as reached`))
      .select(db.raw(`sum(a.outcome is null) as open`))
    const next: { at: Date | null } = await db
      .from('campaign_contacts')
      .where({ campaign_id: campaignId, state: 'pending' })
      .min('next_at as at')
      .firstOrFail()
    const counted = (rows: { count: number }[], key: string, keys: readonly string[]) =>
      Object.fromEntries(
        keys.map((one) => [
          one,
          Number((rows as Row[]).find((entry) => entry[key] === one)?.count ?? 0),
        ])
      )
    return {
      campaign: campaignOf(row),
      source: row.source as string,
      states: counted(states, 'state', CONTACT_STATES),
      outcomes: counted(outcomes, 'outcome', ATTEMPT_OUTCOMES),
      dispositions: dispositions.map(({ name, count }) => ({ name, count: Number(count) })),
      agents: agents.map((agent: Row) => ({
        id: agent.id as number,
        name: agent.name as string,
        attempts: Number(agent.attempts),
        reached: Number(agent.reached),
        open: Number(agent.open),
      })),
      nextAt: next.at?.toISOString() ?? null,
    }
  }
}

/** The templates, the latest first. */
export class ListCampaignTemplates {
  async handle() {
    const rows: Row[] = await db.from('campaign_templates').orderBy('id', 'desc')
    return rows.map((row) => ({
      ...rulesOf(row),
      id: row.id as number,
      name: row.name as string,
      active: Boolean(row.active),
    }))
  }
}

const REPORT_COLUMNS = ['name', 'number', 'state', 'attempts', 'outcome', 'disposition'] as const

/** Every contact of a campaign for its report. Numbers are whole only for who may see them. */
export class ListCampaignContacts {
  async handle(campaignId: number, options: { wholeNumbers: boolean }) {
    const rows: Row[] = await db
      .from('campaign_contacts as c')
      .leftJoin('employees as e', 'e.id', 'c.employee_id')
      .where('c.campaign_id', campaignId)
      .orderBy('c.id')
      .select(...REPORT_COLUMNS.map((column) => `c.${column}`))
      .select('c.remark', 'c.updated_at as at', 'e.name as employee')
    return rows.map((row) => ({
      ...(row as Record<(typeof REPORT_COLUMNS)[number] | 'remark' | 'employee', string | null>),
      number: options.wholeNumbers ? String(row.number) : maskPhone(String(row.number)),
      attempts: Number(row.attempts),
      at: row.at as Date,
    }))
  }
}
