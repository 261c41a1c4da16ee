import type { HttpContext } from '@adonisjs/core/http'
import { storedPeaks } from '#app/calls/peaks_file'
import { FindRecording } from '#app/calls/queries/find_recording'

export default class RecordingPeaksController {
  async show({ auth, params, response }: HttpContext) {
    const { recording } = await new FindRecording().handle(auth.getUserOrFail(), Number(params.id))
    return response.send({ peaks: await storedPeaks(recording.id) })
  }
}
