import type { HttpContext } from '@adonisjs/core/http'
import { openApiDocument } from '#app/integrations/openapi/document'

const DOCUMENT = openApiDocument('1.0.0')

/** The description of the API for programs and their makers; it holds nothing secret. */
export default class OpenApiController {
  show({ response }: HttpContext) {
    return response.header('access-control-allow-origin', '*').json(DOCUMENT)
  }
}
