import db from '@adonisjs/lucid/services/db'
import type Employee from '#app/organisation/models/employee'
import { CreateCampaign } from '#app/callbacks/services/create_campaign'
import { ChangeCampaign } from '#app/callbacks/services/change_campaign'
import {
  SaveCampaignTemplate,
  type SaveCampaignTemplateInput,
} from '#app/callbacks/services/save_campaign_template'

let serial = 0

export async function makeGroup(members: Employee[]): Promise<number> {
  const code = String(300 + ++serial)
  const stamps = { created_at: new Date(), updated_at: new Date() }
  const [id] = await db.table('acd_groups').insert({ code, name: `外呼组${code}`, ...stamps })
  const [level] = await db.table('acd_group_levels').insert({ acd_group_id: id, level: 1, code })
  for (const { id: employee } of members) {
    await db.table('acd_group_members').insert({ acd_group_level_id: level, employee_id: employee })
  }
  return id
}

export function templateFields(acdGroupId: number): Omit<SaveCampaignTemplateInput, 'employeeId'> {
  return {
    id: null,
    name: `关怀 ${++serial}`,
    acdGroupId,
    mode: 'preview',
    script: '您好，这里是晴川购物。',
    callerId: '4008200011',
    maxAttempts: 2,
    retryMinutes: 30,
    retryByOutcome: {},
    callFrom: '09:00',
    callTo: '21:00',
    dispositions: [
      { name: '有意向', effect: 'done' },
      { name: '再联系', effect: 'again' },
      { name: '不要再打', effect: 'opt_out' },
    ],
    active: true,
  }
}

/** A running campaign of these numbers. */
export async function makeCampaign(input: {
  chief: Employee
  members: Employee[]
  numbers: string[]
  mode?: 'preview' | 'progressive'
}): Promise<number> {
  const acdGroupId = await makeGroup(input.members)
  const employeeId = input.chief.id
  const fields = { ...templateFields(acdGroupId), mode: input.mode ?? ('preview' as const) }
  const { id: templateId } = await new SaveCampaignTemplate().handle({ ...fields, employeeId })
  const bytes = Buffer.from(['电话,姓名', ...input.numbers.map((one) => `${one},客户`)].join('\n'))
  const { id } = await new CreateCampaign().handle({
    employeeId,
    templateId,
    name: fields.name,
    source: { kind: 'file', fileName: 'list.csv', bytes },
  })
  await new ChangeCampaign().handle({ campaignId: id, employeeId, step: 'start' })
  return id
}
