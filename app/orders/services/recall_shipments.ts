import type { DateTime } from 'luxon'
import { statementsOf } from '#core/statements'
import { type Transaction } from '#core/transaction'

/** Takes an order's parcels that are not printed yet back from the warehouse's list. */
export class RecallShipments {
  async handle({
    trx,
    orderId,
    at,
  }: {
    trx: Transaction
    orderId: number
    at: DateTime
  }): Promise<void> {
    const statements = await statementsOf(trx)
    await statements.run(
      `UPDATE shipments SET status = 'recalled', updated_at = ? WHERE order_id = ? AND status = 'pending'`,
      [at.toJSDate(), orderId]
    )
  }
}
