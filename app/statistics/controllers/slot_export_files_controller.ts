import type { HttpContext } from '@adonisjs/core/http'
import { DomainError } from '#core/domain_error'
import { FindSavedExport } from '#app/statistics/queries/saved_export'
import { storagePath } from '#app/statistics/services/export_slot_report'

export default class SlotExportFilesController {
  async show({ auth, params, response }: HttpContext) {
    const file = await new FindSavedExport().handle({
      fileId: Number(params.id),
      employeeId: auth.user!.id,
    })
    if (!file?.path || file.state !== 'done') {
      throw new DomainError({
        status: 404,
        code: 'EXPORT_NOT_FOUND',
        messageKey: 'statistics.export.not_found',
      })
    }
    response.header('content-type', file.mime)
    return response.attachment(storagePath(file.path), file.name)
  }
}
