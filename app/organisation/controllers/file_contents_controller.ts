import type { HttpContext } from '@adonisjs/core/http'
import { storagePath } from '#core/storage'
import { fileNotFound } from '#app/organisation/errors'
import { FindOwnFile } from '#app/organisation/queries/own_file'

export default class FileContentsController {
  async show({ auth, params, response }: HttpContext) {
    const file = await new FindOwnFile().handle({
      fileId: Number(params.id),
      employeeId: auth.user!.id,
    })
    if (!file?.path || file.state !== 'done') throw fileNotFound()
    response.header('content-type', file.mime)
    return response.attachment(storagePath(file.path), file.name)
  }
}
