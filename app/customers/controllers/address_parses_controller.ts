import type { HttpContext } from '@adonisjs/core/http'
import { ParseAddress } from '#app/customers/queries/parse_address'
import { parseAddressValidator } from '#app/customers/validators/customer'

export default class AddressParsesController {
  async store({ request, response }: HttpContext) {
    const { text } = await request.validateUsing(parseAddressValidator)
    return response.json(await new ParseAddress().handle(text))
  }
}
