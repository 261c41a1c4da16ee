import type { HttpContext } from '@adonisjs/core/http'
import { CheckHealth } from '#core/services/check_health'

export default class HealthController {
  async show({ response }: HttpContext) {
    const health = await new CheckHealth().handle()
    return response.status(health.status === 'ok' ? 200 : 503).send(health)
  }
}
