import { Job } from '#core/queue/job'
import { MakeSalesFile } from '#app/statistics/services/make_sales_file'

/** Writes the Excel file of a sales list. */
export default class MakeSalesFileJob extends Job<{ fileId: number }> {
  static override readonly name = 'statistics.make_sales_file'
  static readonly attempts = 2

  async handle({ fileId }: { fileId: number }) {
    await new MakeSalesFile().handle({ fileId })
  }
}
