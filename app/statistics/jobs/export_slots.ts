import { Job } from '#core/queue/job'
import { ExportSlotReport } from '#app/statistics/services/export_slot_report'

/** Writes the Excel file of a slot report. */
export default class ExportSlotsJob extends Job<{ fileId: number }> {
  static override readonly name = 'statistics.export_slots'
  static readonly attempts = 2

  async handle({ fileId }: { fileId: number }) {
    await new ExportSlotReport().handle({ fileId })
  }
}
