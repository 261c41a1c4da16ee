import db from '@adonisjs/lucid/services/db'
import type { Clock } from '#core/clock'
import { RecordStockMovement } from '#app/products/services/record_stock_movement'

/** Orders pieces of everything that runs low; what waited for them is served in the same step. */
export class Restock {
  constructor(readonly clock: Clock) {}

  async handle({ below, pieces }: { below: number; pieces: number }): Promise<number> {
    const low: { product_id: number; warehouse_id: number }[] = await db
      .from('stock_levels')
      .whereRaw('on_hand - reserved < ?', [below])
      .orderBy('product_id')
      .orderBy('warehouse_id')
    for (const { product_id: productId, warehouse_id: warehouseId } of low) {
      await new RecordStockMovement(this.clock).handle({
        productId,
        warehouseId,
        bucket: 'sellable',
        kind: 'purchase',
        quantity: pieces,
        causeType: 'purchase',
        causeId: 'demo',
        employeeId: null,
        remark: '补货入库',
      })
    }
    return low.length
  }
}
