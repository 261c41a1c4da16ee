import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { productNotFound, productStale } from '#app/products/errors'
import { type ProductFields, checkProduct, productColumns } from '#app/products/product_fields'

export type UpdateProductInput = ProductFields & {
  employeeId: number
  productId: number
  /** The version that the editor saw. */
  version: number
}

/** Changes a product file. Orders keep the name and price that they were taken with. */
export class UpdateProduct {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: UpdateProductInput): Promise<{ version: number }> {
    return inTransaction(async (trx) => {
      const row = await trx.from('products').where('id', input.productId).forUpdate().first()
      if (!row) throw productNotFound()
      if (row.version !== input.version) throw productStale(row.version)
      await checkProduct(trx, input, input.productId)
      const columns = productColumns(input)
      const changed = Object.keys(columns).filter((name) => columns[name] !== row[name])
      const version = row.version + 1
      await trx
        .from('products')
        .where('id', input.productId)
        .update({ ...columns, version, updated_at: this.clock.now().toJSDate() })
      await new RecordAudit().handle({
        employeeId: input.employeeId,
        action: 'products.update',
        subjectType: 'product',
        subjectId: String(input.productId),
        before: Object.fromEntries(changed.map((name) => [name, row[name]])),
        after: Object.fromEntries(changed.map((name) => [name, columns[name]])),
      })
      return { version }
    })
  }
}
