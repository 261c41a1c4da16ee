import type { HttpContext } from '@adonisjs/core/http'
import { GiveBrowserCredentials } from '#app/calls/services/give_browser_credentials'
import { browserCredentialsValidator } from '#app/calls/validators/phone'

export default class BrowserCredentialsController {
  async store({ auth, request, response }: HttpContext) {
    const { secure } = await request.validateUsing(browserCredentialsValidator)
    const credentials = await new GiveBrowserCredentials().handle({
      employeeId: auth.getUserOrFail().id,
      isSecurePage: secure,
    })
    return response.header('cache-control', 'no-store').send({ credentials })
  }
}
