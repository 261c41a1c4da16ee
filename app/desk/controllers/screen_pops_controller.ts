import type { HttpContext } from '@adonisjs/core/http'
import { BuildScreenPop } from '#app/desk/queries/build_screen_pop'
import { FindDeskCall } from '#app/desk/queries/desk_call'

export default class ScreenPopsController {
  async show({ auth, params, response }: HttpContext) {
    const call = await new FindDeskCall().handle(auth.user!.id, params.id)
    return response.send({ pop: await new BuildScreenPop().handle({ ...call, reveal: call.own }) })
  }
}
