import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { type Clock, SystemClock } from '#core/clock'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { setting } from '#app/organisation/settings'
import { ExpiredRecordings } from '#app/calls/queries/expired_recordings'
import { RetentionInForce } from '#app/calls/queries/retention_in_force'
import { DeleteRecording } from '#app/calls/services/delete_recording'

const BATCH = 200
const GIGABYTE = 1024 ** 3

/**
 * Deletes the recordings whose time is up, then the oldest ones beyond the space that recordings may take (setting
 * `recordings_budget_gb`, 0: any). What is on hold stays in both cases. Answers how many went.
 */
export class ApplyRetention {
  readonly #clock: Clock

  constructor(clock: Clock = new SystemClock()) {
    this.#clock = clock
  }

  async handle(): Promise<{ age: number; space: number }> {
    const deleted = { age: await this.#byAge(), space: await this.#bySpace() }
    if (deleted.age + deleted.space > 0) {
      logger.info(deleted, 'recordings were deleted')
      await new RecordAudit(this.#clock).handle({
        employeeId: null,
        action: 'recordings.delete',
        subjectType: 'recordings',
        subjectId: 'retention',
        after: deleted,
      })
    }
    return deleted
  }

  async #byAge(): Promise<number> {
    const retention = await new RetentionInForce().handle()
    const expired = new ExpiredRecordings(retention, this.#clock.now().toJSDate())
    let count = 0
    for (let ids = await expired.ids(BATCH); ids.length > 0; ids = await expired.ids(BATCH)) {
      const gone = await this.#delete(ids, 'age')
      count += gone
      // What could not be deleted would come again and again.
      if (gone === 0) break
    }
    return count
  }

  async #bySpace(): Promise<number> {
    const budget = (await setting('recordings_budget_gb')) * GIGABYTE
    if (budget <= 0) return 0
    const [{ bytes }] = await db.from('recordings').where('state', 'ready').sum('bytes as bytes')
    let over = Number(bytes ?? 0) - budget
    let count = 0
    while (over > 0) {
      const oldest: { id: number; bytes: number | null }[] = await db
        .from('recordings')
        .where('state', 'ready')
        .whereNull('held_at')
        .orderBy(['started_at', 'id'])
        .limit(BATCH)
        .select('id', 'bytes')
      const going: number[] = []
      for (const recording of oldest) {
        if (over <= 0) break
        going.push(recording.id)
        over -= Number(recording.bytes ?? 0)
      }
      const gone = await this.#delete(going, 'space')
      count += gone
      if (gone === 0) break
    }
    return count
  }

  async #delete(ids: number[], because: 'age' | 'space'): Promise<number> {
    let gone = 0
    for (const recordingId of ids) {
      if (await new DeleteRecording().handle({ recordingId, because })) gone++
    }
    return gone
  }
}
