import { DateTime } from 'luxon'
import env from '#start/env'
import type { HttpContext } from '@adonisjs/core/http'
import type { Infer } from '@vinejs/vine/types'
import { BUSINESS_ZONE, businessDay } from '#core/period'
import { LoadMediaChoices } from '#app/media/queries/media_choices'
import { ListPlacements, placementList } from '#app/media/queries/list_placements'
import { CancelPlacement } from '#app/media/services/cancel_placement'
import { EditPlacement } from '#app/media/services/edit_placement'
import { PlanPlacement } from '#app/media/services/plan_placement'
import { placementValidator, versionValidator } from '#app/media/validators/media'

/** A plan is opened for today and the week ahead; the URL may ask for other days. */
const DAYS_AHEAD = 7

export default class PlacementsController {
  async index({ inertia, request }: HttpContext) {
    const today = DateTime.utc()
    const days = `${businessDay(today)}..${businessDay(today.plus({ days: DAYS_AHEAD }))}`
    const state = placementList.read({ state: 'planned', days, ...request.qs() })
    return inertia.render('media/placements', {
      plan: await new ListPlacements().handle(state),
      choices: await new LoadMediaChoices().handle({ retired: true }),
      demo: env.get('DEMO', false),
    })
  }

  async store({ auth, request, response }: HttpContext) {
    const terms = termsOf(await request.validateUsing(placementValidator))
    const planned = await new PlanPlacement().handle({ ...terms, employeeId: auth.user!.id })
    return response.status(201).send(planned)
  }

  async update({ auth, params, request, response }: HttpContext) {
    const form = await request.validateUsing(placementValidator)
    const planned = await new EditPlacement().handle({
      ...termsOf(form),
      placementId: Number(params.id),
      version: form.version ?? 0,
      employeeId: auth.user!.id,
    })
    return response.send(planned)
  }

  async destroy({ auth, params, request, response }: HttpContext) {
    const { version } = await request.validateUsing(versionValidator)
    await new CancelPlacement().handle({
      placementId: Number(params.id),
      version,
      employeeId: auth.user!.id,
    })
    return response.noContent()
  }
}

function termsOf(form: Infer<typeof placementValidator>) {
  const { day, time, channelId, productId, serviceNumberId, seconds, costFen } = form
  const clock = time.padStart(time.indexOf(':') === 1 ? time.length + 1 : time.length, '0')
  const startsAt = DateTime.fromISO(`${day}T${clock}`, { zone: BUSINESS_ZONE })
  return { channelId, productId, serviceNumberId, startsAt, seconds, costFen }
}
