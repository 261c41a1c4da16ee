import type { HttpContext } from '@adonisjs/core/http'
import { sendPage } from '#core/cursor_page'
import {
  CustomerForPrograms,
  CustomersForPrograms,
} from '#app/customers/queries/customers_for_programs'
import { RegisterCustomer } from '#app/customers/services/register_customer'
import {
  customersForProgramsValidator,
  registerByProgramValidator,
} from '#app/customers/validators/customer'

/** Customer files for programs that act for an employee. */
export default class ApiCustomersController {
  async index(ctx: HttpContext) {
    const { request } = ctx
    const input = await request.validateUsing(customersForProgramsValidator, { data: request.qs() })
    return sendPage(ctx, await new CustomersForPrograms().handle(input))
  }

  async show({ params, response }: HttpContext) {
    return response.json(await new CustomerForPrograms().handle(Number(params.id)))
  }

  async store({ request, response, auth }: HttpContext) {
    const fields = await request.validateUsing(registerByProgramValidator)
    const { id, staffNo } = auth.getUserOrFail()
    const customer = await new RegisterCustomer().handle({
      ...fields,
      origin: 'inbound',
      employee: { id, staffNo },
    })
    response.header('location', `/api/v1/customers/${customer.id}`)
    return response.status(201).json(customer)
  }
}
