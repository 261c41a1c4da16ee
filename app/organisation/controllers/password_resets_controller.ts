import type { HttpContext } from '@adonisjs/core/http'
import { ResetPassword } from '#app/organisation/services/reset_password'
import { showEmployee } from '#app/organisation/queries/show_employee'
import type { Handout } from '#app/organisation/handout'

/** A one-time password for somebody who lost his own. */
export default class PasswordResetsController {
  async store({ params, response, session, auth }: HttpContext) {
    const { id, staffNo, name } = await showEmployee(Number(params.employee_id))
    const { password } = await new ResetPassword().handle({
      actorId: auth.getUserOrFail().id,
      employeeId: id,
    })
    session.flash('handout', { staffNo, name, password } satisfies Handout)
    return response.redirect().status(303).withQs().back()
  }
}
