import db from '@adonisjs/lucid/services/db'
import type { AudibleRecording } from '#app/calls/queries/audible_recordings'

/** A recording as a panel shows it, with who listened. */
export type ShownRecording = {
  id: number
  state: 'recording' | 'ready' | 'missing' | 'deleted'
  leftSide: 'customer' | 'agent'
  seconds: number | null
  repaired: boolean
  startedAt: string
  deletedAt: string | null
  deletedFor: 'age' | 'space' | 'person' | null
  hold: { at: string; by: string | null; reason: string | null } | null
  listens: { at: string; by: string; kind: 'played' | 'exported' }[]
}

type Listen = { recording_id: number; listened_at: Date; name: string; kind: 'played' | 'exported' }

export async function showRecordings(
  recordings: readonly AudibleRecording[]
): Promise<ShownRecording[]> {
  const listens: Listen[] = await db
    .from('recording_listens as l')
    .join('employees as e', 'e.id', 'l.employee_id')
    .whereIn(
      'l.recording_id',
      recordings.map(({ id }) => id)
    )
    .orderBy('l.id', 'desc')
    .limit(100)
    .select('l.recording_id', 'l.listened_at', 'e.name', 'l.kind')
  return recordings.map((recording) => ({
    id: recording.id,
    state: recording.state,
    leftSide: recording.leftSide,
    seconds: recording.durationMs === null ? null : Math.round(recording.durationMs / 1000),
    repaired: recording.repaired,
    startedAt: recording.startedAt.toISOString(),
    deletedAt: recording.deletedAt?.toISOString() ?? null,
    deletedFor: recording.deletedFor,
    hold: recording.heldAt && {
      at: recording.heldAt.toISOString(),
      by: recording.heldBy,
      reason: recording.holdReason,
    },
    listens: listens
      .filter((listen) => Number(listen.recording_id) === Number(recording.id))
      .map(({ listened_at: at, name: by, kind }) => ({ at: at.toISOString(), by, kind })),
  }))
}
