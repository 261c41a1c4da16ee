import type { HttpContext } from '@adonisjs/core/http'
import Employee from '#app/organisation/models/employee'

export default class SessionsController {
  async create({ inertia }: HttpContext) {
    return inertia.render('organisation/sign_in', {})
  }

  async store({ request, auth, response }: HttpContext) {
    const { staffNo, password } = request.only(['staffNo', 'password'])
    const employee = await Employee.verifyCredentials(staffNo, password)
    await auth.use('web').login(employee)
    return response.redirect('/')
  }
}
