import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import { fieldRefused } from '#app/pbx/errors'
import { FindPromptFile } from '#app/pbx/queries/find_prompt_file'
import { MAX_PROMPT_BYTES, SavePrompt } from '#app/pbx/services/save_prompt'
import { PART_VALIDATORS } from '#app/pbx/validators/parts'

/** A prompt with its sound, and the sound to listen to. */
export default class PromptFilesController {
  async show({ params, response }: HttpContext) {
    const path = await new FindPromptFile().handle(Number(params.prompt_id))
    return response.header('content-type', 'audio/wav').download(path)
  }

  async store(ctx: HttpContext) {
    return ctx.response.status(201).send(await save(ctx, null))
  }

  async update(ctx: HttpContext) {
    return ctx.response.send(await save(ctx, Number(ctx.params.prompt_id)))
  }
}

async function save({ auth, request }: HttpContext, id: number | null) {
  const fields = await request.validateUsing(PART_VALIDATORS.prompts)
  const file = request.file('file')
  if (file && (!file.tmpPath || file.size > MAX_PROMPT_BYTES)) {
    throw fieldRefused('file', 'wave_too_big')
  }
  const bytes = file?.tmpPath ? await readFile(file.tmpPath) : null
  return new SavePrompt().handle({ id, employeeId: auth.user!.id, fields, bytes })
}
