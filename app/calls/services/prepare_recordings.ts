import { stat } from 'node:fs/promises'
import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { storePeaks } from '#app/calls/peaks_file'
import { recordingFile } from '#app/calls/recording_files'
import { FileMessage } from '#app/calls/services/file_message'
import { inspectWav, peaksOf, repairWav } from '#app/calls/wav'

type Unprepared = {
  id: number
  call_id: string
  path: string
  started_at: Date
  ended_at: Date | null
  call_ended_at: Date | null
  answered_at: Date | null
}

/** A call that is over this long will not get the end of its recording any more: the switch was killed. */
const GIVEN_UP_SECONDS = 60

/** Stretches of a waveform: more than a panel is wide in pixels. */
const STRETCHES = 800
const BATCH = 100

/**
 * Looks at the files of recordings that are over: true length and size, the two sizes of the header where the switch
 * could not write them any more, and the waveform for the player. Messages go into their boxes. Answers how many were prepared.
 */
export class PrepareRecordings {
  async handle(): Promise<{ prepared: number; repaired: number }> {
    const done = { prepared: 0, repaired: 0 }
    for (let last = 0; ;) {
      const batch = await this.#next(last)
      for (const recording of batch) {
        const result = await this.#prepare(recording)
        if (result !== 'later') done.prepared++
        if (result === 'repaired') done.repaired++
        last = recording.id
      }
      if (batch.length < BATCH) return done
    }
  }

  async #next(after: number): Promise<Unprepared[]> {
    const givenUp = new Date(Date.now() - GIVEN_UP_SECONDS * 1000)
    return db
      .from('recordings as r')
      .join('calls as c', 'c.id', 'r.call_id')
      .where('r.state', 'recording')
      .where('r.id', '>', after)
      .where((over) => over.whereNotNull('r.ended_at').orWhere('c.ended_at', '<', givenUp))
      .orderBy('r.id')
      .limit(BATCH)
      .select('r.id', 'r.call_id', 'r.path', 'r.started_at', 'r.ended_at')
      .select('c.ended_at as call_ended_at', 'c.answered_at')
  }

  async #prepare(recording: Unprepared): Promise<'ready' | 'repaired' | 'missing' | 'later'> {
    const path = recordingFile(recording.path)
    const bytes = path === null ? null : await sizeOf(path)
    if (path === null || bytes === null) return this.#withoutFile(recording)
    const wav = await inspectWav(path)
    if (wav && !wav.finished) {
      await repairWav(path, wav)
      logger.warn({ recordingId: recording.id }, 'an unfinished recording was repaired')
    }
    if (wav) await storePeaks(recording.id, await peaksOf(path, wav, STRETCHES))
    const repaired = wav !== null && !wav.finished
    await new FileMessage().handle(recording)
    await db
      .from('recordings')
      .where('id', recording.id)
      .update({
        state: 'ready',
        bytes,
        repaired,
        ...(wav ? { duration_ms: wav.durationMs } : {}),
        ended_at: recording.ended_at ?? recording.call_ended_at,
        prepared_at: new Date(),
      })
    return repaired ? 'repaired' : 'ready'
  }

  /** A call that nobody answered has nothing to record, and the switch leaves no file of it. */
  async #withoutFile(recording: Unprepared): Promise<'missing' | 'later'> {
    if (recording.call_ended_at === null) return 'later'
    if (Date.now() - recording.call_ended_at.getTime() < GIVEN_UP_SECONDS * 1000) return 'later'
    const row = db.from('recordings').where('id', recording.id)
    if (recording.answered_at === null) await row.delete()
    else await row.update({ state: 'missing', prepared_at: new Date() })
    return 'missing'
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    const { size } = await stat(path)
    return size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
