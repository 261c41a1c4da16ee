import { randomBytes } from 'node:crypto'
import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { type ProductFields, checkProduct, productColumns } from '#app/products/product_fields'

/** M03: a new product; its code is made, never typed. */
export class CreateProduct {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(
    input: ProductFields & { employeeId: number | null }
  ): Promise<{ id: number; code: string }> {
    return inTransaction(async (trx) => {
      await checkProduct(trx, input, null)
      const now = this.clock.now().toJSDate()
      const columns = productColumns(input)
      // The code is the row's own number, which is known only once the row is there.
      const [id] = await trx.table('products').insert({
        ...columns,
        code: randomBytes(10).toString('hex'),
        created_at: now,
        updated_at: now,
      })
      const code = `P${String(id).padStart(5, '0')}`
      await trx.from('products').where('id', id).update({ code })
      await new RecordAudit().handle({
        employeeId: input.employeeId,
        action: 'products.create',
        subjectType: 'product',
        subjectId: String(id),
        after: columns,
      })
      return { id, code }
    })
  }
}
