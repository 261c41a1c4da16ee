import type { HttpContext } from '@adonisjs/core/http'
import { OpenPrintBatch } from '#app/logistics/services/open_print_batch'

export default class WaybillPrintFilesController {
  async show({ auth, params, response }: HttpContext) {
    const { file } = await new OpenPrintBatch().handle({
      batchId: Number(params.id),
      actor: auth.getUserOrFail(),
    })
    response.header('content-type', 'application/pdf')
    response.header('content-disposition', `inline; filename="waybills-${Number(params.id)}.pdf"`)
    // Names and addresses are on it: no proxy and no browser keeps a copy.
    response.header('cache-control', 'private, no-store')
    return response.download(file)
  }
}
