import { Job } from '#core/queue/job'
import { ExportMovements } from '#app/products/services/export_movements'

/** Writes the Excel file of a list of stock movements. */
export default class ExportMovementsJob extends Job<{ fileId: number }> {
  static override readonly name = 'products.export_movements'
  static readonly attempts = 2

  async handle({ fileId }: { fileId: number }) {
    await new ExportMovements().handle({ fileId })
  }
}
