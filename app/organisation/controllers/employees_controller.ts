import type { HttpContext } from '@adonisjs/core/http'
import { listEmployees } from '#app/organisation/queries/list_employees'
import { listDepartments } from '#app/organisation/queries/list_departments'
import { showEmployee } from '#app/organisation/queries/show_employee'
import type { Handout } from '#app/organisation/handout'
import { CreateEmployee } from '#app/organisation/services/create_employee'
import { UpdateEmployee } from '#app/organisation/services/update_employee'
import {
  createEmployeeValidator,
  updateEmployeeValidator,
} from '#app/organisation/validators/employee'

export default class EmployeesController {
  async index({ inertia, request, session }: HttpContext) {
    return inertia.render('organisation/employees', {
      employees: await listEmployees(request.qs()),
      departments: await listDepartments(),
      handout: (session.flashMessages.get('handout') ?? null) as Handout | null,
    })
  }

  async show({ params, response }: HttpContext) {
    return response.json(await showEmployee(Number(params.id)))
  }

  async store({ request, response, session, auth }: HttpContext) {
    const fields = await request.validateUsing(createEmployeeValidator)
    const actorId = auth.getUserOrFail().id
    const { password } = await new CreateEmployee().handle({ ...fields, actorId })
    session.flash('handout', {
      staffNo: fields.staffNo,
      name: fields.name,
      password,
    } satisfies Handout)
    return response.redirect().status(303).withQs().back()
  }

  async update({ params, request, response, session, auth, i18n }: HttpContext) {
    const fields = await request.validateUsing(updateEmployeeValidator)
    await new UpdateEmployee().handle({
      ...fields,
      actorId: auth.getUserOrFail().id,
      employeeId: Number(params.id),
    })
    session.flash('notice', i18n.t('organisation.notices.employee_saved'))
    return response.redirect().status(303).withQs().back()
  }
}
