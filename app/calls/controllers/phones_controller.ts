import type { HttpContext } from '@adonisjs/core/http'
import { FindBrowserExtension } from '#app/calls/queries/browser_extension'
import { PhoneOf } from '#app/calls/queries/phone_of'

export default class PhonesController {
  async show({ auth, response }: HttpContext) {
    const employeeId = auth.getUserOrFail().id
    const [phone, own] = await Promise.all([
      new PhoneOf().handle(employeeId),
      new FindBrowserExtension().handle(employeeId),
    ])
    return response.send({ phone, browser: own && { extension: own.extension } })
  }
}
