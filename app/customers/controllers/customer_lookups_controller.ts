import type { HttpContext } from '@adonisjs/core/http'
import { maskPhone } from '#core/phone'
import { FindCustomersByPhone } from '#app/customers/queries/find_customers_by_phone'
import { LocateNumber } from '#app/customers/queries/locate_number'
import { lookupValidator } from '#app/customers/validators/customer'

export default class CustomerLookupsController {
  /** Who has this number, and where it is at home. */
  async index({ request, response }: HttpContext) {
    const { number } = await lookupValidator.validate(request.qs())
    const [matches, location] = await Promise.all([
      new FindCustomersByPhone().handle(number),
      new LocateNumber().handle(number),
    ])
    const customers = matches.customers.map((customer) => ({
      ...customer,
      number: maskPhone(customer.number),
    }))
    return response.json({ exact: matches.exact, customers, location })
  }
}
