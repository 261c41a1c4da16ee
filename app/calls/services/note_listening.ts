import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { requestOrigin } from '#core/request_origin'

/** A player asks for a file in many pieces, and again after a pause: within this time that is one listening. */
const ONE_LISTENING_MINUTES = 10

/** Keeps who listened to a recording, or took it along, and when (G17). A message is heard with it. */
export class NoteListening {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: {
    employeeId: number
    recordingIds: readonly number[]
    kind: 'played' | 'exported'
  }): Promise<void> {
    const now = this.clock.now()
    await db
      .from('voicemail_messages')
      .whereIn('recording_id', [...input.recordingIds])
      .whereNull('heard_at')
      .update({ heard_at: now.toJSDate(), heard_by: input.employeeId })
    const since = now.minus({ minutes: ONE_LISTENING_MINUTES }).toJSDate()
    for (const recordingId of input.recordingIds) {
      const recent = await db
        .from('recording_listens')
        .where({ recording_id: recordingId, employee_id: input.employeeId, kind: input.kind })
        .where('listened_at', '>', since)
        .first()
      if (recent) continue
      await db.table('recording_listens').insert({
        recording_id: recordingId,
        employee_id: input.employeeId,
        kind: input.kind,
        ip: requestOrigin().ip,
        listened_at: now.toJSDate(),
      })
    }
  }
}
