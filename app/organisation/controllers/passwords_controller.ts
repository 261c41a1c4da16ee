import type { HttpContext } from '@adonisjs/core/http'
import { ChangePassword } from '#app/organisation/services/change_password'
import { changePasswordValidator } from '#app/organisation/validators/session'

/** The own password. */
export default class PasswordsController {
  async edit({ inertia, auth }: HttpContext) {
    const { mustChangePassword } = auth.getUserOrFail()
    return inertia.render('organisation/password', { forced: Boolean(mustChangePassword) })
  }

  async update({ request, auth, session, response, i18n }: HttpContext) {
    const { currentPassword, newPassword } = await request.validateUsing(changePasswordValidator)
    const employeeId = auth.getUserOrFail().id
    await new ChangePassword().handle({ employeeId, currentPassword, newPassword })
    session.flash('notice', i18n.t('organisation.notices.password_changed'))
    return response.redirect().status(303).toPath('/')
  }
}
