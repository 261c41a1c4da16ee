import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { ManualClock } from '#core/clock'
import { CreateCampaign } from '#app/callbacks/services/create_campaign'
import { SaveCampaignTemplate } from '#app/callbacks/services/save_campaign_template'

const SCRIPT = `您好，这里是晴川电视购物，我是您的回访专员。
上次您在我们这里选购的商品用着还满意吗？
最近有老客户专享的新品优惠，想用一分钟给您介绍一下，可以吗？
如果您不希望再接到回访电话，请告诉我，我马上为您登记。`

/** Two templates and a campaign that waits to be started, for the callback group. Needs the company and its customers. */
export class LoadCampaigns {
  async handle(at: Date): Promise<void> {
    const clock = new ManualClock(DateTime.fromJSDate(at, { zone: 'utc' }))
    const chief = await db.from('employees').where('role', 'manager').select('id').firstOrFail()
    const group = await db.from('acd_groups').where('code', '11').select('id').firstOrFail()
    const template = {
      id: null,
      employeeId: chief.id as number,
      acdGroupId: group.id as number,
      callerId: '4008200011',
      maxAttempts: 3,
      retryMinutes: 120,
      retryByOutcome: { busy: 15 },
      callFrom: '09:00',
      callTo: '20:30',
      active: true,
    }
    const care = await new SaveCampaignTemplate(clock).handle({
      ...template,
      name: '老客户关怀',
      mode: 'preview',
      script: SCRIPT,
      dispositions: [
        { name: '满意', effect: 'done' },
        { name: '有意购买', effect: 'done' },
        { name: '以后再联系', effect: 'again' },
        { name: '不要再打来', effect: 'opt_out' },
      ],
    })
    await new SaveCampaignTemplate(clock).handle({
      ...template,
      name: '新品推介',
      mode: 'progressive',
      script: SCRIPT,
      dispositions: [
        { name: '有意向', effect: 'done' },
        { name: '没有兴趣', effect: 'done' },
        { name: '以后再联系', effect: 'again' },
        { name: '不要再打来', effect: 'opt_out' },
      ],
    })
    const buyers = await db.from('customers').where('kind', 'buyer').select('id').first()
    if (!buyers) return
    await new CreateCampaign(clock).handle({
      employeeId: chief.id,
      templateId: care.id,
      name: '十一月老客户关怀',
      source: { kind: 'filter', query: { class: 'A,B', kind: 'buyer' } },
    })
  }
}
