import type { HttpContext } from '@adonisjs/core/http'
import { SignIn } from '#app/organisation/services/sign_in'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { signInValidator } from '#app/organisation/validators/session'

export default class SessionsController {
  async create({ inertia }: HttpContext) {
    return inertia.render('organisation/sign_in', {})
  }

  async store({ request, auth, response }: HttpContext) {
    const { staffNo, password } = await request.validateUsing(signInValidator)
    const employee = await new SignIn().handle({ staffNo, password, ip: request.ip() })
    await auth.use('web').login(employee)
    return response.redirect().status(303).toIntended('/')
  }

  async destroy({ auth, response, session }: HttpContext) {
    const employee = auth.getUserOrFail()
    await new RecordAudit().handle({
      employeeId: employee.id,
      action: 'sessions.destroy',
      subjectType: 'employee',
      subjectId: String(employee.id),
    })
    await auth.use('web').logout()
    // Another id: a request of the same session that is under way writes to one that is gone.
    session.regenerate()
    return response.redirect().status(303).toPath('/sign-in')
  }
}
