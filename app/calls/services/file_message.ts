import db from '@adonisjs/lucid/services/db'
import { agentChannel } from '#core/live/channels'
import { live } from '#core/live/live'
import { boxOfMessage } from '#app/calls/message_files'
import { FindEmployeeOfExtension } from '#app/calls/queries/employee_of_extension'

export type FileMessageInput = {
  id: number
  call_id: string
  path: string
  started_at: Date
}

/**
 * Puts a recording that is a message into its box: that of whoever has the extension, or a group's. Filed again it stays
 * one message. Answers whether it is a message at all.
 */
export class FileMessage {
  async handle(recording: FileMessageInput): Promise<boolean> {
    const box = boxOfMessage(recording.path)
    if (box === null) return false
    const group = await db.from('acd_groups').where('code', box).select('id').first()
    const employeeId = group ? null : await new FindEmployeeOfExtension().handle(box)
    await db
      .insertQuery()
      .table('voicemail_messages')
      .knexQuery.insert({
        recording_id: recording.id,
        call_id: recording.call_id,
        box,
        employee_id: employeeId,
        acd_group_id: group?.id ?? null,
        left_at: recording.started_at,
      })
      .onConflict('recording_id')
      .ignore()
    if (employeeId !== null) await live.send(agentChannel(employeeId), { type: 'message_left' })
    return true
  }
}
