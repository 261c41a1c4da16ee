import type { HttpContext } from '@adonisjs/core/http'
import { ShowRecordingPolicy } from '#app/calls/queries/show_recording_policy'
import { SaveRecordingPolicy } from '#app/calls/services/save_recording_policy'
import { recordingPolicyValidator } from '#app/calls/validators/recording_policy'

export default class RecordingPoliciesController {
  async show({ inertia }: HttpContext) {
    return inertia.render('calls/recordings', { policy: await new ShowRecordingPolicy().handle() })
  }

  async update({ auth, request, response }: HttpContext) {
    const policy = await request.validateUsing(recordingPolicyValidator)
    await new SaveRecordingPolicy().handle({ employeeId: auth.user!.id, ...policy })
    return response.noContent()
  }
}
