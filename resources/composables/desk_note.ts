import { emptyContent, type DraftContent } from './desk_content.js'

/** Note, need and promise as the server takes them; a promise is sent when there is one or one was taken back. */
export function noteFields(content: DraftContent) {
  const { note, noteStatus, need, reminder, reminderDropped } = content
  return {
    note: note.trim() || null,
    noteStatus,
    need: need.type && {
      type: need.type,
      productId: need.product?.id ?? null,
      text: need.text.trim() || null,
    },
    ...(reminder || reminderDropped ? { reminder } : {}),
  }
}

/** Everything that saving the note would write, to be compared. */
export function noteText({ note, noteStatus, need, reminder }: DraftContent): string {
  return JSON.stringify([note.trim(), noteStatus, need.type && need, reminder])
}

const NOTHING = noteText(emptyContent(null))

/** Whether the note holds anything that the server does not have. */
export function isNoteChanged(content: DraftContent): boolean {
  return content.reminderDropped || noteText(content) !== (content.noteSaved?.what ?? NOTHING)
}
