import type { HttpContext } from '@adonisjs/core/http'
import { ROLE_HOMES } from '#app/organisation/permissions'

/** The address without a path leads to the page that the employee's role starts the day on. */
export default class HomesController {
  async show({ auth, response }: HttpContext) {
    return response.redirect().toPath(ROLE_HOMES[auth.getUserOrFail().role])
  }
}
