import type { HttpContext } from '@adonisjs/core/http'
import { setting } from '#app/organisation/settings'
import { readSlotPage } from '#app/statistics/controllers/slot_pages_controller'

/** The same as the slot's page, as JSON: fresh figures while it airs, further pages of its calls. */
export default class SlotFiguresController {
  async show(ctx: HttpContext) {
    const windowMinutes = await setting('attribution_window_minutes')
    return ctx.response.send(await readSlotPage(ctx, windowMinutes))
  }
}
