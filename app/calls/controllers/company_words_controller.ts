import type { HttpContext } from '@adonisjs/core/http'
import { ReadCompanyWords } from '#app/calls/queries/company_words'

export default class CompanyWordsController {
  async show({ response }: HttpContext) {
    return response.json(await new ReadCompanyWords().handle())
  }
}
