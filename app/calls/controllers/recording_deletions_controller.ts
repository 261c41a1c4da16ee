import type { HttpContext } from '@adonisjs/core/http'
import { queue } from '#core/queue/queue'
import ApplyRetentionJob from '#app/calls/jobs/apply_retention'

export default class RecordingDeletionsController {
  async store({ response }: HttpContext) {
    await queue.dispatch(ApplyRetentionJob, {}, { jobId: 'now' })
    return response.status(202).send({})
  }
}
