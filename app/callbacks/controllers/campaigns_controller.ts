import type { HttpContext } from '@adonisjs/core/http'
import { uploadedSheet } from '#core/sheet/uploaded_sheet'
import { campaignNotFound } from '#app/callbacks/errors'
import { LoadCampaignChoices } from '#app/callbacks/queries/campaign_choices'
import { ListCampaigns, MonitorCampaign } from '#app/callbacks/queries/campaigns'
import { ChangeCampaign } from '#app/callbacks/services/change_campaign'
import { CreateCampaign } from '#app/callbacks/services/create_campaign'
import { campaignStepValidator, campaignValidator } from '#app/callbacks/validators/campaign'

export default class CampaignsController {
  async index({ inertia, request }: HttpContext) {
    const { rows, total } = await new ListCampaigns().handle(request.qs())
    const { templates } = await new LoadCampaignChoices().handle()
    return inertia.render('callbacks/campaigns', { rows, total, templates })
  }

  async show({ inertia, params, request, response }: HttpContext) {
    const monitor = await new MonitorCampaign().handle(Number(params.id))
    if (!monitor) throw campaignNotFound()
    if (request.accepts(['html', 'json']) === 'json' && !request.header('x-inertia')) {
      return response.send(monitor)
    }
    return inertia.render('callbacks/campaign', { monitor })
  }

  async store({ auth, request, response }: HttpContext) {
    const { name, templateId, filter } = await request.validateUsing(campaignValidator)
    const source =
      filter === undefined
        ? { kind: 'file' as const, ...(await uploadedSheet(request)) }
        : { kind: 'filter' as const, query: Object.fromEntries(new URLSearchParams(filter)) }
    const employeeId = auth.user!.id
    const created = await new CreateCampaign().handle({ employeeId, name, templateId, source })
    return response.status(201).send(created)
  }

  async update({ auth, params, request, response }: HttpContext) {
    const { step } = await request.validateUsing(campaignStepValidator)
    const campaignId = Number(params.id)
    await new ChangeCampaign().handle({ campaignId, employeeId: auth.user!.id, step })
    return response.send(await new MonitorCampaign().handle(campaignId))
  }
}
