import type { HttpContext } from '@adonisjs/core/http'
import { PreviewSwitch } from '#app/calls/queries/preview_switch'
import { ListSwitchApplies } from '#app/calls/queries/switch_applies'
import { ListSwitchLinks } from '#app/calls/queries/switch_links'
import { switchRows } from '#app/calls/switches/switch_rows'

/** What would change on a switch, and every change that was made. */
export default class SwitchConfigurationsController {
  async index({ inertia, request }: HttpContext) {
    const switches = await switchRows()
    const asked = Number(request.qs().switch)
    const switchId = switches.find((one) => one.id === asked)?.id ?? switches[0]?.id ?? null
    return inertia.render('pbx/configuration', {
      switches,
      links: () => new ListSwitchLinks().handle(),
      shown: () => (switchId === null ? null : shownOf(switchId)),
    })
  }
}

async function shownOf(switchId: number) {
  const preview = await new PreviewSwitch().handle(switchId)
  const { problems, changes, files, names, version, folderError } = preview
  const applies = await new ListSwitchApplies().handle({ switchId })
  return { switchId, problems, changes, files, names, version, folderError, applies }
}
