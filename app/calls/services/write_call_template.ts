import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { BUSINESS_ZONE } from '#core/period'
import { writeSheet } from '#core/sheet/write_sheet'
import { CALL_FILE_COLUMNS, CALL_FILE_HEADINGS } from '#app/calls/call_file'

/** An empty file of calls as xlsx: the headings, and one example row that passes the check. */
export class WriteCallTemplate {
  constructor(private clock: Clock = new SystemClock()) {}

  /** `language` 0: Chinese headings, 1: English ones. */
  async handle({ language, title }: { language: 0 | 1; title: string }): Promise<Buffer> {
    const number = await db.from('service_numbers').orderBy('id').select('number').first()
    const agent = await db
      .from('employees')
      .whereNotNull('agent_number')
      .whereNull('closed_at')
      .orderBy('id')
      .select('staff_no', 'agent_number')
      .first()
    const at = this.clock.now().setZone(BUSINESS_ZONE).minus({ days: 1 })
    return writeSheet({
      title,
      headings: CALL_FILE_COLUMNS.map((column) => CALL_FILE_HEADINGS[column][language]),
      rows: [
        [
          '13800138000',
          number?.number ?? '',
          `${at.toISODate()} 14:32:05`,
          95,
          12,
          ['接通', 'answered'][language],
          agent?.staff_no ?? null,
          agent?.agent_number ?? null,
        ],
      ],
      widths: [16, 16, 22, 10, 10, 14, 12, 12],
    })
  }
}
