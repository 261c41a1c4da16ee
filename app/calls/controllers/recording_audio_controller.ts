import type { HttpContext } from '@adonisjs/core/http'
import { sendFileRange } from '#core/send_file_range'
import { FindRecording } from '#app/calls/queries/find_recording'
import { NoteListening } from '#app/calls/services/note_listening'

export default class RecordingAudioController {
  async show(context: HttpContext) {
    const employee = context.auth.getUserOrFail()
    const found = await new FindRecording().handle(employee, Number(context.params.id))
    await new NoteListening().handle({
      employeeId: employee.id,
      recordingIds: [found.recording.id],
      kind: 'played',
    })
    sendFileRange(context, { path: found.path, bytes: found.bytes, mime: 'audio/wav' })
  }
}
