import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { DomainError } from '#core/domain_error'
import { setting } from '#app/organisation/settings'
import { LoadMediaChoices } from '#app/media/queries/media_choices'
import { ShowSlotPage } from '#app/statistics/queries/slot_page'

/** The page of one placement. */
export default class SlotPagesController {
  async show(ctx: HttpContext) {
    const windowMinutes = await setting('attribution_window_minutes')
    return ctx.inertia.render('statistics/slot', {
      live: await readSlotPage(ctx, windowMinutes),
      windowMinutes,
      choices: await new LoadMediaChoices().handle(),
    })
  }
}

/** What the request's placement shows now; refused when there is no such placement. */
export async function readSlotPage({ params, request }: HttpContext, windowMinutes: number) {
  const page = await new ShowSlotPage().handle({
    placementId: Number(params.id),
    now: DateTime.utc(),
    windowMinutes,
    page: Math.min(10_000, Math.max(1, Math.floor(Number(request.input('page', 1))) || 1)),
  })
  if (page) return page
  throw new DomainError({
    status: 404,
    code: 'PLACEMENT_NOT_FOUND',
    messageKey: 'media.placements.errors.not_found',
  })
}
