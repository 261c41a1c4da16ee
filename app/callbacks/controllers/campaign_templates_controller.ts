import type { HttpContext } from '@adonisjs/core/http'
import type { CampaignRules } from '#app/callbacks/campaign_row'
import { ListCampaignTemplates } from '#app/callbacks/queries/campaigns'
import { LoadCampaignChoices } from '#app/callbacks/queries/campaign_choices'
import { SaveCampaignTemplate } from '#app/callbacks/services/save_campaign_template'
import { campaignTemplateValidator } from '#app/callbacks/validators/campaign'

export default class CampaignTemplatesController {
  async index({ inertia }: HttpContext) {
    const { groups } = await new LoadCampaignChoices().handle()
    const templates = await new ListCampaignTemplates().handle()
    return inertia.render('callbacks/campaign_templates', { templates, groups })
  }

  async store(ctx: HttpContext) {
    return ctx.response.status(201).send(await save(ctx, null))
  }

  async update(ctx: HttpContext) {
    return ctx.response.send(await save(ctx, Number(ctx.params.id)))
  }
}

async function save({ auth, request }: HttpContext, id: number | null) {
  const { retryByOutcome, ...form } = await request.validateUsing(campaignTemplateValidator)
  return new SaveCampaignTemplate().handle({
    ...form,
    id,
    employeeId: auth.user!.id,
    script: form.script ?? null,
    callerId: form.callerId ?? null,
    retryByOutcome: Object.fromEntries(
      retryByOutcome.map(({ outcome, minutes }) => [outcome, minutes])
    ) as CampaignRules['retryByOutcome'],
  })
}
