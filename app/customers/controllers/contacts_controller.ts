import type { HttpContext } from '@adonisjs/core/http'
import { AddContact } from '#app/customers/services/add_contact'
import { addContactValidator } from '#app/customers/validators/customer'

export default class ContactsController {
  async store({ params, request, response, auth }: HttpContext) {
    const fields = await request.validateUsing(addContactValidator)
    const contact = await new AddContact().handle({
      ...fields,
      customerId: Number(params.customer_id),
      employeeId: auth.getUserOrFail().id,
    })
    return response.status(201).json(contact)
  }
}
