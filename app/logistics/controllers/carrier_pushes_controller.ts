import type { HttpContext } from '@adonisjs/core/http'
import { DomainError } from '#core/domain_error'
import { TakeCarrierPush } from '#app/logistics/services/take_carrier_push'
import { carrierPushValidator } from '#app/logistics/validators/tracking'

/** Answers as Kuaidi100 expects it: anything but `returnCode` 200 is pushed again later. */
export default class CarrierPushesController {
  async store({ params, request, response }: HttpContext) {
    const [invalid, fields] = await carrierPushValidator.tryValidate(request.body())
    if (invalid) return refuse(response, 422, 'param, sign')
    try {
      await new TakeCarrierPush().handle({ ...fields, carrierCode: String(params.code) })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      return refuse(response, error.status, error.code!)
    }
    return response.json({ result: true, returnCode: '200', message: '成功' })
  }
}

function refuse(response: HttpContext['response'], status: number, message: string) {
  return response.status(status).json({ result: false, returnCode: String(status), message })
}
