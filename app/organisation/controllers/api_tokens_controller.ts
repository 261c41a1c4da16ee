import type { HttpContext } from '@adonisjs/core/http'
import { API_SCOPE_NAMES } from '#app/organisation/api_scopes'
import { ListApiTokens } from '#app/organisation/queries/list_api_tokens'
import { TokenPersons } from '#app/organisation/queries/token_persons'
import { CreateApiToken } from '#app/organisation/services/create_api_token'
import { RevokeApiToken } from '#app/organisation/services/revoke_api_token'
import { createApiTokenValidator } from '#app/organisation/validators/api_token'

/** Tokens with which other programs use the API. */
export default class ApiTokensController {
  async index({ inertia }: HttpContext) {
    const [rows, persons] = await Promise.all([
      new ListApiTokens().handle(),
      new TokenPersons().handle(),
    ])
    return inertia.render('system/api_tokens', { rows, persons, scopes: API_SCOPE_NAMES })
  }

  async store({ request, response, auth }: HttpContext) {
    const form = await request.validateUsing(createApiTokenValidator)
    const actorId = auth.getUserOrFail().id
    return response.status(201).json(await new CreateApiToken().handle({ ...form, actorId }))
  }

  async destroy({ params, response, auth }: HttpContext) {
    const actorId = auth.getUserOrFail().id
    await new RevokeApiToken().handle({ actorId, tokenId: Number(params.id) })
    return response.status(204)
  }
}
