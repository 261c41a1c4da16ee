import db from '@adonisjs/lucid/services/db'
import {
  CALL_CLASSES,
  DEFAULT_RETENTION,
  type CallClass,
  type Retention,
} from '#app/calls/retention'

/** Days by class as saved, else the defaults. */
export class RetentionInForce {
  async handle(): Promise<Retention> {
    const rows: { call_class: CallClass; days: number | null }[] = await db
      .from('recording_retention')
      .whereIn('call_class', [...CALL_CLASSES])
    const saved = Object.fromEntries(rows.map((row) => [row.call_class, row.days]))
    return { ...DEFAULT_RETENTION, ...saved }
  }
}
