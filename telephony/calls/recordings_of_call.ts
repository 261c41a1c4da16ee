import { MOST_ENTRIES } from './call.ts'
import type { Call, CallRecording } from './call.ts'

/** What RECORD_START and RECORD_STOP tell of a file; `milliseconds` is null where the switch does not say. */
export interface RecordingNews {
  path: string
  legUuid: string
  atUs: number
  milliseconds?: number | null
}

/** Gives the recording that begins, undefined when it is known or can't be kept. */
export function beginRecording(call: Call, news: RecordingNews): CallRecording | undefined {
  const { path, legUuid, atUs } = news
  if (path === '' || call.recordings.length >= MOST_ENTRIES) return undefined
  if (call.recordings.some((item) => item.path === path)) return undefined
  const recording = { path, legUuid, startedAtUs: atUs, endedAtUs: null, milliseconds: null }
  call.recordings.push(recording)
  return recording
}

/**
 * Gives the recording that is complete now, undefined when it was before. One of an offer that failed holds nothing,
 * and there is no file: it is dropped.
 */
export function finishRecording(call: Call, news: RecordingNews): CallRecording | undefined {
  const { recordings } = call
  const known = recordings.find((item) => item.path === news.path)
  if (known !== undefined && known.endedAtUs !== null) return undefined
  if (news.milliseconds === 0) {
    if (known !== undefined) recordings.splice(recordings.indexOf(known), 1)
    return undefined
  }
  const recording = known ?? beginRecording(call, news)
  if (recording === undefined) return undefined
  recording.endedAtUs = news.atUs
  recording.milliseconds = news.milliseconds ?? null
  return recording
}
