import { stat } from 'node:fs/promises'
import { DomainError } from '#core/domain_error'
import type Employee from '#app/organisation/models/employee'
import { type AudibleRecording, AudibleRecordings } from '#app/calls/queries/audible_recordings'
import { recordingFile } from '#app/calls/recording_files'

export type RecordingFile = { recording: AudibleRecording; path: string; bytes: number }

/**
 * The file of a recording, for who may listen to it. For everybody else, and when the file is gone, it does not exist
 * (404); one that was deleted says so (410).
 */
export class FindRecording {
  async handle(employee: Employee, recordingId: number): Promise<RecordingFile> {
    const [recording] = await new AudibleRecordings().handle(employee, { ids: [recordingId] })
    if (!recording) throw refusal('not_found', 404)
    if (recording.state === 'deleted') throw refusal('deleted', 410)
    const path = recordingFile(recording.path)
    if (path === null) throw refusal('missing', 404)
    try {
      const { size } = await stat(path)
      return { recording, path, bytes: size }
    } catch {
      throw refusal('missing', 404)
    }
  }
}

function refusal(code: 'not_found' | 'deleted' | 'missing', status: number) {
  return new DomainError({
    status,
    code: `RECORDING_${code.toUpperCase()}`,
    messageKey: `calls.recordings.${code}`,
  })
}
