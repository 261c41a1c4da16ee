import type { HttpContext } from '@adonisjs/core/http'
import { SearchEverything } from '#app/desk/queries/search_everything'

export default class SearchesController {
  async show({ auth, request, response }: HttpContext) {
    const { q } = request.qs()
    const hits = await new SearchEverything().handle({ text: q, seeker: auth.getUserOrFail() })
    return response.header('cache-control', 'no-store').send({ hits })
  }
}
