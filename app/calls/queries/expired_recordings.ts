import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { CALL_CLASSES, type CallClass, type Retention } from '#app/calls/retention'

export type ExpiredClass = { class: CallClass; days: number | null; count: number; bytes: number }

type Query = DatabaseQueryBuilderContract<unknown>

/** The recordings whose time is up: older than the days of their class, not on hold, not deleted yet. */
export class ExpiredRecordings {
  constructor(
    readonly retention: Retention,
    readonly now: Date
  ) {}

  /** How many of each class, and what they take. */
  async count(): Promise<ExpiredClass[]> {
    const classes: ExpiredClass[] = []
    for (const one of CALL_CLASSES) {
      const days = this.retention[one]
      const query = this.of(one)
      const [row] = query ? await query.count('* as count').sum('r.bytes as bytes') : [null]
      const { count, bytes } = (row ?? { count: 0, bytes: 0 }) as { count: number; bytes: number }
      classes.push({ class: one, days, count: Number(count), bytes: Number(bytes ?? 0) })
    }
    return classes
  }

  /** The oldest ones, by id. */
  async ids(limit: number): Promise<number[]> {
    const found: number[] = []
    for (const one of CALL_CLASSES) {
      const query = this.of(one)
      if (!query || found.length >= limit) continue
      const rows = (await query
        .orderBy('r.started_at')
        .limit(limit - found.length)
        .select('r.id')) as { id: number }[]
      found.push(...rows.map(({ id }) => Number(id)))
    }
    return found
  }

  /** Null for a class that is kept for ever. */
  of(callClass: CallClass): Query | null {
    const days = this.retention[callClass]
    if (days === null) return null
    const before = new Date(this.now.getTime() - days * 86_400_000)
    const query = db
      .from('recordings as r')
      .join('calls as c', 'c.id', 'r.call_id')
      .whereIn('r.state', ['ready', 'missing'])
      .whereNull('r.held_at')
      .where('r.started_at', '<', before)
    const message = db.from('voicemail_messages as m').whereColumn('m.recording_id', 'r.id')
    if (callClass === 'message') return query.whereExists(message)
    query.whereNotExists(message)
    if (callClass === 'other') query.whereNull('c.call_type')
    else query.where('c.call_type', callClass)
    return query
  }
}
