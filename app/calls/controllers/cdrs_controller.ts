import type { HttpContext } from '@adonisjs/core/http'
import { switchOf } from '#app/calls/switch_credentials'
import { readPostedCdr } from '#app/calls/posted_body'
import { AcceptPostedCdr } from '#app/calls/services/accept_posted_cdr'

export default class CdrsController {
  async store({ request, response }: HttpContext) {
    const switchName = switchOf(request.header('authorization'))
    if (switchName === null) {
      return response.header('www-authenticate', 'Basic realm="cdr"').unauthorized()
    }
    const body = await readPostedCdr(request.request)
    if (body === null) return response.requestEntityTooLarge()
    return response.send(await new AcceptPostedCdr().handle(body, switchName))
  }
}
