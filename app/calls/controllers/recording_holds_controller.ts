import type { HttpContext } from '@adonisjs/core/http'
import { FindRecording } from '#app/calls/queries/find_recording'
import { HoldRecording } from '#app/calls/services/hold_recording'
import { holdValidator } from '#app/calls/validators/recording'

export default class RecordingHoldsController {
  async store({ auth, params, request, response }: HttpContext) {
    const { reason } = await request.validateUsing(holdValidator)
    const employee = auth.getUserOrFail()
    const { recording } = await new FindRecording().handle(employee, Number(params.id))
    await new HoldRecording().handle({
      employeeId: employee.id,
      recordingId: recording.id,
      reason,
    })
    return response.noContent()
  }

  async destroy({ auth, params, response }: HttpContext) {
    const employee = auth.getUserOrFail()
    const { recording } = await new FindRecording().handle(employee, Number(params.id))
    await new HoldRecording().handle({
      employeeId: employee.id,
      recordingId: recording.id,
      reason: null,
    })
    return response.noContent()
  }
}
