import type { HttpContext } from '@adonisjs/core/http'
import { ListCustomers } from '#app/customers/queries/list_customers'
import { ShowCustomer } from '#app/customers/queries/show_customer'
import { RegisterCustomer } from '#app/customers/services/register_customer'
import { UpdateCustomer } from '#app/customers/services/update_customer'
import {
  registerCustomerValidator,
  updateCustomerValidator,
} from '#app/customers/validators/customer'

export default class CustomersController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('customers/index', {
      customers: await new ListCustomers().handle(request.qs()),
    })
  }

  async show({ params, response }: HttpContext) {
    return response.json(await new ShowCustomer().handle(Number(params.id)))
  }

  async store({ request, response, auth }: HttpContext) {
    const { origin = 'inbound', ...fields } = await request.validateUsing(registerCustomerValidator)
    const { id, staffNo } = auth.getUserOrFail()
    const customer = await new RegisterCustomer().handle({
      ...fields,
      origin,
      employee: { id, staffNo },
    })
    return response.status(201).json(customer)
  }

  async update({ params, request, response, auth }: HttpContext) {
    const fields = await request.validateUsing(updateCustomerValidator)
    const saved = await new UpdateCustomer().handle({
      ...fields,
      customerId: Number(params.id),
      employeeId: auth.getUserOrFail().id,
    })
    return response.json(saved)
  }
}
