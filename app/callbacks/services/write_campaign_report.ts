import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { BUSINESS_ZONE } from '#core/period'
import { writeSheet } from '#core/sheet/write_sheet'
import { RecordAudit } from '#app/organisation/services/record_audit'
import type { Permission } from '#app/organisation/permissions'
import { campaignNotFound } from '#app/callbacks/errors'
import { ListCampaignContacts } from '#app/callbacks/queries/campaigns'

export type WriteCampaignReportInput = {
  campaignId: number
  employee: { id: number; may(permission: Permission): boolean }
  /** The text of a key in the reader's language. */
  word: (key: string) => string
}

const COLUMNS = [
  'name',
  'number',
  'state',
  'attempts',
  'outcome',
  'disposition',
  'remark',
  'employee',
  'at',
] as const

/** The Excel file of a campaign: every contact with what became of it. Who took it out is audited. */
export class WriteCampaignReport {
  async handle({ campaignId, employee, word }: WriteCampaignReportInput) {
    const campaign = await db.from('campaigns').where('id', campaignId).select('name').first()
    if (!campaign) throw campaignNotFound()
    const wholeNumbers = employee.may('phones.view')
    const rows = await new ListCampaignContacts().handle(campaignId, { wholeNumbers })
    const text = (key: string) => word(`callbacks.campaigns.${key}`)
    const cells = rows.map((row) => [
      row.name,
      row.number,
      text(`contactStates.${row.state}`),
      row.attempts,
      row.outcome ? text(`outcomes.${row.outcome}`) : '',
      row.disposition ?? '',
      row.remark ?? '',
      row.employee ?? '',
      DateTime.fromJSDate(row.at).setZone(BUSINESS_ZONE).toFormat('yyyy-MM-dd HH:mm:ss'),
    ])
    await new RecordAudit().handle({
      employeeId: employee.id,
      action: 'campaigns.export',
      subjectType: 'campaign',
      subjectId: String(campaignId),
      after: { rows: rows.length, wholeNumbers },
    })
    const name = `${String(campaign.name).replaceAll(/[\\/:*?"<>|]/g, '-')}.xlsx`
    const headings = COLUMNS.map((column) => text(`report.${column}`))
    const sheet = { title: text('report.sheet'), headings, rows: cells }
    return { name, bytes: await writeSheet(sheet) }
  }
}
