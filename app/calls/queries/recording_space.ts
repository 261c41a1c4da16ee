import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setting } from '#app/organisation/settings'
import { recordingsFolder } from '#app/calls/recording_files'

export type RecordingSpace = {
  freeBytes: number
  totalBytes: number
  /** `low`: less than the setting `recordings_min_free_gb`; `full`: nothing more can be written. */
  state: 'enough' | 'low' | 'full'
}

const GIGABYTE = 1024 ** 3

/** Less than this is not written to: file systems keep some for themselves. */
const FULL_BYTES = 16 * 1024 * 1024

/** How much room recordings have. A full disk ends recording; calls go on, so somebody must see it. */
export class ReadRecordingSpace {
  async handle(): Promise<RecordingSpace | null> {
    const disk = await diskOf(recordingsFolder())
    if (!disk) return null
    const freeBytes = disk.bavail * disk.bsize
    const least = (await setting('recordings_min_free_gb')) * GIGABYTE
    return {
      freeBytes,
      totalBytes: disk.blocks * disk.bsize,
      state: freeBytes < FULL_BYTES ? 'full' : freeBytes < least ? 'low' : 'enough',
    }
  }
}

/** A folder that does not exist yet lies on the disk of the one above it. */
async function diskOf(folder: string) {
  for (let path = folder; ; path = dirname(path)) {
    try {
      return await statfs(path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || path === dirname(path)) return null
    }
  }
}
