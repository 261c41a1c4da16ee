import { type Clock, SystemClock } from '#core/clock'
import { isDuplicate } from '#core/statements'
import { inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { EARLIEST_CALL, LATEST_CALL } from '#app/callbacks/campaign_rules'
import { rulesRow, type CampaignRules } from '#app/callbacks/campaign_row'
import { campaignNotFound, campaignRefused } from '#app/callbacks/errors'

export type SaveCampaignTemplateInput = CampaignRules & {
  /** Null: a new one. */
  id: number | null
  employeeId: number
  name: string
  active: boolean
}

/** Enters a template of campaigns or changes it; campaigns that were made from it keep what they began with. */
export class SaveCampaignTemplate {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: SaveCampaignTemplateInput): Promise<{ id: number }> {
    const { id, employeeId, name, active, ...rules } = input
    refuseHours(rules)
    const now = this.clock.now().toJSDate()
    const row = { name, active, ...rulesRow(rules), updated_at: now }
    return inTransaction(async (trx) => {
      const group = await trx.from('acd_groups').where('id', rules.acdGroupId).first()
      if (!group) throw campaignRefused('group_unknown', { status: 422, field: 'acdGroupId' })
      const before =
        id === null
          ? null
          : await trx.from('campaign_templates').where('id', id).forUpdate().first()
      if (id !== null && !before) throw campaignNotFound()
      try {
        const saved = before ? id! : await created(trx.table('campaign_templates'), row, now)
        if (before) await trx.from('campaign_templates').where('id', id!).update(row)
        await new RecordAudit(this.clock).handle({
          employeeId,
          action: before ? 'campaign_templates.edit' : 'campaign_templates.create',
          subjectType: 'campaign_template',
          subjectId: String(saved),
          before,
          after: row,
        })
        return { id: saved }
      } catch (error) {
        if (!isDuplicate(error)) throw error
        throw campaignRefused('name_taken', { status: 422, field: 'name' })
      }
    })
  }
}

async function created(
  table: { insert(row: object): PromiseLike<number[]> },
  row: object,
  now: Date
): Promise<number> {
  const [id] = await table.insert({ ...row, created_at: now })
  return id
}

function refuseHours({ callFrom, callTo }: CampaignRules) {
  if (callFrom < EARLIEST_CALL)
    throw campaignRefused('too_early', { status: 422, field: 'callFrom' })
  if (callTo > LATEST_CALL) throw campaignRefused('too_late', { status: 422, field: 'callTo' })
  if (callFrom >= callTo) throw campaignRefused('hours_reversed', { status: 422, field: 'callTo' })
}
