import type { HttpContext } from '@adonisjs/core/http'
import { listDepartments } from '#app/organisation/queries/list_departments'

export default class DepartmentsController {
  async index({ inertia }: HttpContext) {
    return inertia.render('organisation/departments', { departments: await listDepartments() })
  }
}
