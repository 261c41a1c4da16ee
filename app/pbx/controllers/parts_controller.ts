import type { HttpContext } from '@adonisjs/core/http'
import { partNotFound } from '#app/pbx/errors'
import { isPartKind, PARTS, type PartKind } from '#app/pbx/parts'
import { ListParts } from '#app/pbx/queries/list_parts'
import { LoadPartChoices } from '#app/pbx/queries/part_choices'
import { DeletePart } from '#app/pbx/services/delete_part'
import { SavePart } from '#app/pbx/services/save_part'
import { PART_VALIDATORS } from '#app/pbx/validators/parts'

export default class PartsController {
  async index({ inertia, params, request }: HttpContext) {
    const kind = kindOf(params.kind)
    const { rows, total } = await new ListParts().handle(kind, request.qs())
    const choices = await new LoadPartChoices().handle()
    const { search, defaultSort: sort } = PARTS[kind]
    const searchable = search.length > 0
    return inertia.render('pbx/parts', { kind, rows, total, choices, searchable, sort })
  }

  async store({ auth, params, request, response }: HttpContext) {
    const kind = kindOf(params.kind)
    const fields = await request.validateUsing(PART_VALIDATORS[kind])
    const employeeId = auth.user!.id
    return response
      .status(201)
      .send(await new SavePart().handle({ kind, id: null, employeeId, fields }))
  }

  async update({ auth, params, request, response }: HttpContext) {
    const kind = kindOf(params.kind)
    const fields = await request.validateUsing(PART_VALIDATORS[kind])
    const employeeId = auth.user!.id
    return response.send(
      await new SavePart().handle({ kind, id: Number(params.id), employeeId, fields })
    )
  }

  async destroy({ auth, params, response }: HttpContext) {
    const kind = kindOf(params.kind)
    await new DeletePart().handle({ kind, id: Number(params.id), employeeId: auth.user!.id })
    return response.status(204)
  }
}

function kindOf(text: unknown): PartKind {
  if (typeof text !== 'string' || !isPartKind(text)) throw partNotFound()
  return text
}
