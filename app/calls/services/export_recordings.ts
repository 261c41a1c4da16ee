import { access } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { DateTime } from 'luxon'
import i18nManager from '@adonisjs/i18n/services/main'
import { BUSINESS_ZONE } from '#core/period'
import { storagePath } from '#core/storage'
import Employee from '#app/organisation/models/employee'
import { MakeFile } from '#app/organisation/services/make_file'
import type { CallExportRequest } from '#app/calls/export_request'
import { chosenCalls } from '#app/calls/queries/chosen_calls'
import { type AudibleRecording, AudibleRecordings } from '#app/calls/queries/audible_recordings'
import { type CallLine, ListCalls } from '#app/calls/queries/list_calls'
import { recordingFile } from '#app/calls/recording_files'
import { NoteListening } from '#app/calls/services/note_listening'
import { ZipFile } from '#app/calls/zip_file'

/**
 * The recordings of the chosen calls as one zip, each named by time, agent and masked number. Who takes a recording
 * along is noted like who listens to it. Files that are gone are listed in `missing.txt` inside.
 */
export class ExportRecordings {
  async handle({ fileId }: { fileId: number }): Promise<void> {
    await new MakeFile().handle<CallExportRequest>(fileId, async (file, progress) => {
      const employee = await Employee.findOrFail(file.employeeId)
      const ownerId = employee.may('calls.view') ? null : employee.id
      const callIds = await chosenCalls(employee, file.params)
      const found = await new AudibleRecordings().handle(employee, { callIds })
      const recordings = found.filter(({ state }) => state === 'ready')
      const lines = await new ListCalls().lines(
        [...new Set(recordings.map(({ callId }) => callId))],
        ownerId
      )
      const byCall = new Map(lines.map((line) => [line.id, line]))
      const path = join('exports', `recordings-${file.id}.zip`)
      const zip = await ZipFile.create(storagePath(path))
      try {
        const packed: number[] = []
        const missing: string[] = []
        for (const recording of recordings) {
          const name = nameOf(recording, byCall.get(recording.callId))
          const source = recordingFile(recording.path)
          if (source !== null && (await isThere(source))) {
            await zip.addFile(name, source, recording.startedAt)
            packed.push(recording.id)
          } else missing.push(name)
          await progress(packed.length + missing.length, recordings.length)
        }
        if (missing.length > 0) {
          const words = i18nManager.locale(file.params.locale).t('calls.export.missing')
          await zip.addText('missing.txt', [words, ...missing, ''].join('\n'))
        }
        await zip.finish()
        await new NoteListening().handle({
          employeeId: employee.id,
          recordingIds: packed,
          kind: 'exported',
        })
        return { path, rows: packed.length }
      } catch (error) {
        await zip.discard()
        throw error
      }
    })
  }
}

function nameOf(recording: AudibleRecording, line: CallLine | undefined): string {
  const at = DateTime.fromJSDate(recording.startedAt).setZone(BUSINESS_ZONE)
  const parts = [at.toFormat('yyyyLLdd-HHmmss'), line?.agent, line?.number, recording.id]
  const name = parts.filter(Boolean).join('_').replaceAll('*', 'x')
  return `${name.replaceAll(/[\\/:?"<>|\s]/g, '-')}${extname(recording.path)}`
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch {
    return false
  }
}
