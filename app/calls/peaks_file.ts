import { readFile, rm } from 'node:fs/promises'
import { storagePath, storeFile } from '#core/storage'
import type { Peaks } from '#app/calls/wav'

const pathOf = (recordingId: number) => `recording-peaks/${recordingId}.json`

export async function storePeaks(recordingId: number, peaks: Peaks): Promise<void> {
  await storeFile(pathOf(recordingId), Buffer.from(JSON.stringify(peaks)))
}

/** The waveform as the worker left it; null when it did not. */
export async function storedPeaks(recordingId: number): Promise<Peaks | null> {
  try {
    return JSON.parse(await readFile(storagePath(pathOf(recordingId)), 'utf8')) as Peaks
  } catch {
    return null
  }
}

export async function removePeaks(recordingId: number): Promise<void> {
  await rm(storagePath(pathOf(recordingId)), { force: true })
}
