import { DateTime } from 'luxon'
import type { CallNote } from '#app/desk/services/save_call_note'

/** What the desk sends of note, need and promise. */
type Sent = {
  note?: string | null
  noteStatus?: CallNote['noteStatus']
  need?: {
    type: NonNullable<CallNote['need']>['type']
    productId?: number | null
    text?: string | null
  } | null
  reminder?: { dueAt: string; remark?: string | null } | null
}

export function callNoteOf({ note, noteStatus, need, reminder }: Sent): CallNote {
  return {
    note: note ?? null,
    noteStatus: noteStatus ?? 'closed',
    need: need
      ? { type: need.type, productId: need.productId ?? null, text: need.text ?? null }
      : null,
    reminder: reminder && {
      dueAt: DateTime.fromISO(reminder.dueAt, { zone: 'utc' }),
      remark: reminder.remark ?? null,
    },
  }
}
