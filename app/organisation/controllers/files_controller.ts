import type { HttpContext } from '@adonisjs/core/http'
import { fileNotFound } from '#app/organisation/errors'
import { FindOwnFile } from '#app/organisation/queries/own_file'

export default class FilesController {
  async show({ auth, params, response }: HttpContext) {
    const file = await new FindOwnFile().handle({
      fileId: Number(params.id),
      employeeId: auth.user!.id,
    })
    if (!file) throw fileNotFound()
    const { path, ...state } = file
    return response.send({ ...state, ready: state.state === 'done' && path !== null })
  }
}
