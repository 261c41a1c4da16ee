import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { fileStamp } from '#core/period'
import { RequestCallExport } from '#app/calls/services/request_call_export'
import { callExportValidator } from '#app/calls/validators/call_export'

export default class CallExportsController {
  async store({ auth, i18n, request, response }: HttpContext) {
    const { kind, all, keys } = await request.validateUsing(callExportValidator)
    const id = await new RequestCallExport().handle({
      employee: auth.getUserOrFail(),
      kind,
      query: request.qs(),
      selection: { all, keys },
      locale: i18n.locale,
      name: `${i18n.t(`calls.export.file_${kind}`)}-${fileStamp(DateTime.utc())}`,
    })
    return response.status(202).send({ id })
  }
}
