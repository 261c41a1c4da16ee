import type { HttpContext } from '@adonisjs/core/http'
import { ListDrafts } from '#app/desk/queries/list_drafts'
import { DiscardDraft } from '#app/desk/services/discard_draft'
import { SaveDraft } from '#app/desk/services/save_draft'
import { draftValidator } from '#app/desk/validators/desk'

export default class DraftsController {
  async index({ auth, response }: HttpContext) {
    return response.send({ drafts: await new ListDrafts().handle(auth.user!.id) })
  }

  async update({ auth, params, request, response }: HttpContext) {
    const draft = await request.validateUsing(draftValidator)
    const saved = await new SaveDraft().handle({
      employeeId: auth.user!.id,
      key: String(params.id).slice(0, 64),
      callId: draft.callId ?? null,
      content: draft.content,
      revision: draft.revision,
    })
    return response.send({ draft: saved })
  }

  async destroy({ auth, params, response }: HttpContext) {
    await new DiscardDraft().handle({ employeeId: auth.user!.id, key: String(params.id) })
    return response.noContent()
  }
}
