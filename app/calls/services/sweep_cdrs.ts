import { mkdir, readFile, rename, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { CdrError, readCdr } from '#telephony/calls/cdr'
import { badFolder, doneFolder, spooledCdrs, type SpooledCdr } from '#app/calls/cdr_folder'
import { FindSwitchNames, MAIN_SWITCH } from '#app/calls/queries/switch_names'
import { ApplyCdrs } from '#app/calls/services/apply_cdrs'
import { StoreCdrLeg } from '#app/calls/services/store_cdr_leg'

export type SweptCdrs = { taken: number; bad: number }

/** A record of the recorded switch has 8 to 18 kB; a megabyte is none. */
const MOST_BYTES = 1024 * 1024

/** The switch writes its files in place, and the events of the same call may still be on their way to their row. */
const SETTLE_MS = 3_000

/** What can't be read may be half written until it is this old. */
const PATIENCE_MS = 60_000

const BATCH = 200

/**
 * Takes in the call records that the switches have spooled: each file once, then it lies in `done/<day>/`, or in `bad/` with
 * its reason in `cdr_files`. Two sweeps at once, or one that was cut off, do no harm.
 */
export class SweepCdrs {
  readonly #settleMs: number

  constructor({ settleMs = SETTLE_MS }: { settleMs?: number } = {}) {
    this.#settleMs = settleMs
  }

  async handle(): Promise<SweptCdrs> {
    const swept = { taken: 0, bad: 0 }
    const files = await spooledCdrs()
    const known = await new FindSwitchNames().handle()
    for (let from = 0; from < files.length; from += BATCH) {
      const callIds = new Set<string>()
      for (const file of files.slice(from, from + BATCH)) {
        const taken = await this.#take(file, known)
        if (taken === 'bad') swept.bad++
        else if (taken !== null) {
          swept.taken++
          callIds.add(taken.callId)
        }
      }
      await new ApplyCdrs().handle({ callIds: [...callIds] })
    }
    await this.#applyLeftOver()
    return swept
  }

  /** Null for a file that is not to be taken now. */
  async #take(
    file: SpooledCdr,
    known: ReadonlySet<string>
  ): Promise<{ callId: string } | 'bad' | null> {
    const { path } = file
    let text: string
    let age: number
    try {
      const { size, mtimeMs } = await stat(path)
      age = Date.now() - mtimeMs
      if (age < this.#settleMs) return null
      if (size > MOST_BYTES) return await this.#refuse(file, `${size} bytes`)
      text = await readFile(path, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
    try {
      const leg = readCdr(text)
      const told = known.has(leg.switchName) ? leg.switchName : MAIN_SWITCH
      const callId = await new StoreCdrLeg().handle(leg, file.switchName ?? told)
      await this.#moveAway(file, doneFolder(DateTime.utc().toFormat('yyyyLLdd')))
      await this.#note(file.name, { state: 'done', reason: null, leg_uuid: leg.uuid })
      return { callId }
    } catch (error) {
      if (!(error instanceof CdrError)) throw error
      return age < PATIENCE_MS ? null : await this.#refuse(file, error.message)
    }
  }

  async #refuse(file: SpooledCdr, reason: string): Promise<'bad'> {
    logger.warn({ file: file.name, reason }, 'a call record could not be read')
    await this.#moveAway(file, badFolder())
    await this.#note(file.name, { state: 'bad', reason: reason.slice(0, 200), leg_uuid: null })
    return 'bad'
  }

  async #moveAway({ path }: SpooledCdr, folder: string) {
    await mkdir(folder, { recursive: true })
    try {
      await rename(path, join(folder, basename(path)))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }

  async #note(
    name: string,
    fields: { state: string; reason: string | null; leg_uuid: string | null }
  ) {
    await db
      .insertQuery()
      .table('cdr_files')
      .knexQuery.insert({ name, ...fields, swept_at: new Date() })
      .onConflict('name')
      .merge()
  }

  /** Legs that an earlier sweep stored and did not come to use. */
  async #applyLeftOver() {
    for (;;) {
      const left: { call_id: string }[] = await db
        .from('cdr_legs')
        .whereNull('applied_at')
        .distinct('call_id')
        .limit(BATCH)
      if (left.length === 0) return
      const callIds = left.map((leg) => leg.call_id)
      await new ApplyCdrs().handle({ callIds })
    }
  }
}
