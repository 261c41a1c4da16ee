import type { HttpContext } from '@adonisjs/core/http'
import { GrantPermissions } from '#app/organisation/services/grant_permissions'
import { grantPermissionsValidator } from '#app/organisation/validators/employee'

/** What one employee may do, as a whole. */
export default class PermissionGrantsController {
  async update({ params, request, response, session, auth, i18n }: HttpContext) {
    const { permissions } = await request.validateUsing(grantPermissionsValidator)
    await new GrantPermissions().handle({
      actorId: auth.getUserOrFail().id,
      employeeId: Number(params.employee_id),
      permissions,
    })
    session.flash('notice', i18n.t('organisation.notices.permissions_saved'))
    return response.redirect().status(303).withQs().back()
  }
}
