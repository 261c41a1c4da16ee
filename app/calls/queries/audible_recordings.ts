import db from '@adonisjs/lucid/services/db'
import type Employee from '#app/organisation/models/employee'
import { audibleTalkers } from '#app/calls/queries/audible_talkers'
import { inBoxes, visibleBoxes } from '#app/calls/queries/visible_boxes'

/** A recording that this employee may listen to. */
export type AudibleRecording = {
  id: number
  callId: string
  path: string
  state: 'recording' | 'ready' | 'missing' | 'deleted'
  leftSide: 'customer' | 'agent'
  durationMs: number | null
  bytes: number | null
  repaired: boolean
  startedAt: Date
  deletedAt: Date | null
  deletedFor: 'age' | 'space' | 'person' | null
  heldAt: Date | null
  holdReason: string | null
  heldBy: string | null
}

/**
 * The recordings that an employee may listen to, of calls or by their own ids: the own calls and messages, those of the people of the
 * own department and all below it for who supervises, every one for who reviews quality.
 */
export class AudibleRecordings {
  async handle(
    employee: Employee,
    wanted: { callIds: readonly string[] } | { ids: readonly number[] }
  ): Promise<AudibleRecording[]> {
    const query = db
      .from('recordings as r')
      .join('calls as c', 'c.id', 'r.call_id')
      .leftJoin('employees as holder', 'holder.id', 'r.held_by')
      .orderBy('r.id')
      .select('r.id', 'r.call_id as callId', 'r.path', 'r.state', 'r.left_side as leftSide')
      .select('r.duration_ms as durationMs', 'r.bytes', 'r.repaired', 'r.started_at as startedAt')
      .select('r.deleted_at as deletedAt', 'r.deleted_for as deletedFor', 'r.held_at as heldAt')
      .select('r.hold_reason as holdReason', 'holder.name as heldBy')
    if ('ids' in wanted) query.whereIn('r.id', [...wanted.ids])
    else query.whereIn('r.call_id', [...wanted.callIds])
    const talkers = await audibleTalkers(employee)
    if (talkers !== 'everybody') {
      if (talkers.length === 0) return []
      const boxes = await visibleBoxes(employee)
      query.where((audible) => {
        audible.whereIn('c.employee_id', talkers).orWhereExists((segment) => {
          segment
            .from('call_segments as s')
            .whereColumn('s.call_id', 'r.call_id')
            .whereIn('s.employee_id', talkers)
        })
        audible.orWhereExists((message) => {
          message.from('voicemail_messages as m').whereColumn('m.recording_id', 'r.id')
          inBoxes(message, boxes)
        })
      })
    }
    const rows = (await query) as (Omit<AudibleRecording, 'repaired'> & { repaired: number })[]
    return rows.map((row) => ({
      ...row,
      bytes: row.bytes === null ? null : Number(row.bytes),
      repaired: Boolean(row.repaired),
    }))
  }
}
