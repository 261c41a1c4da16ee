import type { HttpContext } from '@adonisjs/core/http'
import { partNotFound } from '#app/pbx/errors'
import { ListSwitchApplies } from '#app/calls/queries/switch_applies'
import { RequestSwitchApply } from '#app/calls/services/request_switch_apply'
import { switchApplyValidator } from '#app/calls/validators/switch_apply'

export default class SwitchAppliesController {
  async show({ params, response }: HttpContext) {
    const [apply] = await new ListSwitchApplies().handle({ applyId: Number(params.id) })
    if (!apply || apply.switchId !== Number(params.switch_id)) throw partNotFound()
    return response.send(apply)
  }

  async store({ auth, params, request, response }: HttpContext) {
    const { restoredId = null } = await request.validateUsing(switchApplyValidator)
    const id = await new RequestSwitchApply().handle({
      switchId: Number(params.switch_id),
      employeeId: auth.user!.id,
      restoredId,
    })
    return response.status(202).send({ id })
  }
}
