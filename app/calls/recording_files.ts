import { isAbsolute, join, normalize, posix, resolve, sep } from 'node:path'
import env from '#start/env'
import { storagePath } from '#core/storage'
import type { Call as SwitchCall } from '#telephony/calls/call'

/** Folder of the recordings as this machine sees it. */
export function recordingsFolder(): string {
  return env.get('RECORDINGS_PATH') || storagePath('recordings')
}

/** The same folder as the switch names it. */
export function switchRecordingsFolder(): string {
  return env.get('SWITCH_RECORDINGS_PATH') || recordingsFolder()
}

/**
 * How the database names a file that the switch names by its whole path: below the recordings' folder
 * (`20261120/<call>.wav`). A file elsewhere keeps its whole path and is never served.
 */
export function storedRecordingPath(path: string): string {
  const folder = posix.join(switchRecordingsFolder(), '/')
  return (path.startsWith(folder) ? path.slice(folder.length) : path).slice(0, 255)
}

/** Where a recording lies, or null for a name that does not lead into the recordings' folder. */
export function recordingFile(stored: string): string | null {
  if (isAbsolute(stored) || normalize(stored).startsWith('..')) return null
  const folder = resolve(recordingsFolder())
  const file = resolve(join(folder, stored))
  return file.startsWith(folder + sep) ? file : null
}

/** The left channel is what the recorded channel's own party says (RECORD_STEREO). */
export function leftSideOf(call: SwitchCall, legUuid: string): 'customer' | 'agent' {
  const leg = call.legs.find((one) => one.uuid === legUuid)
  const isCustomer = leg ? leg.role === 'customer' : call.direction === 'inbound'
  return isCustomer ? 'customer' : 'agent'
}
