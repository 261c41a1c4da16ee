import type { Channel } from './channel.ts'
import type { SwitchCore } from './switch_core.ts'
import { BYTES_PER_MS, WavFile } from './wav_file.ts'

/** A recording that runs; `file` is null where the simulator writes none. */
export interface RunningRecording {
  path: string
  startedAt: number
  writtenMs: number
  file: WavFile | null
}

/** A second start of the same file changes nothing, as on the real switch. */
export function startRecording(core: SwitchCore, channel: Channel, path: string) {
  if (channel.recordings.some((recording) => recording.path === path)) return
  const append = channel.variables.get('RECORD_APPEND') === 'true'
  const { recordings: folder } = core.files
  const file = folder !== null && path.startsWith(`${folder}/`) ? new WavFile(path, append) : null
  channel.recordings.push({ path, startedAt: core.clock.now(), writtenMs: 0, file })
  core.emit('RECORD_START', { channel, after: [['Record-File-Path', path]] })
  core.emit('MEDIA_BUG_START', {
    channel,
    before: [
      ['Media-Bug-Function', 'session_record'],
      ['Media-Bug-Target', path],
    ],
  })
}

/** With RECORD_BRIDGE_REQ only bridged time is written: the bridge reports its length here. */
export function addBridgedTime(channel: Channel, ms: number) {
  const bridgedOnly = channel.variables.get('RECORD_BRIDGE_REQ') === 'true'
  for (const recording of channel.recordings) {
    recording.writtenMs += ms
    if (bridgedOnly) recording.file?.append(ms)
  }
}

/** Ends one recording; false when there is none of that path. */
export function stopRecording(core: SwitchCore, channel: Channel, path: string) {
  const index = channel.recordings.findIndex((recording) => recording.path === path)
  if (index < 0) return false
  const [recording] = channel.recordings.splice(index, 1)
  const { variables } = channel
  const bridgedOnly = variables.get('RECORD_BRIDGE_REQ') === 'true'
  const ms = Math.floor(bridgedOnly ? recording.writtenMs : core.clock.now() - recording.startedAt)
  if (ms === 0) recording.file?.discard()
  else {
    if (!bridgedOnly) recording.file?.append(ms)
    recording.file?.finish()
  }
  variables.set('record_file_size', String(44 + ms * BYTES_PER_MS))
  if (ms === 0) variables.set('RECORD_DISCARDED', 'true')
  variables.set('record_samples', String(ms * 8))
  variables.set('record_seconds', String(Math.floor(ms / 1000)))
  variables.set('record_ms', String(ms))
  const completion = ms === 0 ? 'empty-file' : 'success-silence'
  variables.set('record_completion_cause', completion)
  core.emit('RECORD_STOP', {
    channel,
    after: [
      ['Record-File-Path', path],
      ['Record-Completion-Cause', completion],
    ],
  })
  core.emit('MEDIA_BUG_STOP', {
    channel,
    before: [
      ['Media-Bug-Function', 'session_record'],
      ['Media-Bug-Target', path],
    ],
  })
  return true
}

export function stopRecordings(core: SwitchCore, channel: Channel) {
  for (const { path } of [...channel.recordings]) stopRecording(core, channel, path)
}

/** The switch is killed: its files stay as they are at this moment. */
export function breakOffRecordings(core: SwitchCore) {
  const now = core.clock.now()
  for (const channel of core.channels.values()) {
    const bridgedMs = channel.partner ? now - channel.times.bridged / 1000 : 0
    const bridgedOnly = channel.variables.get('RECORD_BRIDGE_REQ') === 'true'
    for (const { file, startedAt } of channel.recordings) {
      file?.breakOff(Math.max(0, bridgedOnly ? bridgedMs : now - startedAt))
    }
  }
}
