import db from '@adonisjs/lucid/services/db'
import type { Clock } from '#core/clock'
import { ReceiveGoodsIn } from '#app/products/services/receive_goods_in'

/** Orders pieces of everything that runs low; what waited for them is served in the same step. */
export class Restock {
  constructor(readonly clock: Clock) {}

  async handle({ below, pieces }: { below: number; pieces: number }): Promise<number> {
    const low: { product_id: number; warehouse_id: number }[] = await db
      .from('stock_levels')
      .whereRaw('on_hand - reserved < ?', [below])
      .orderBy('product_id')
      .orderBy('warehouse_id')
    const keeper: { id: number } | null = await db
      .from('employees')
      .where('role', 'warehouse_lead')
      .orderBy('staff_no')
      .first()
    if (!keeper) return 0
    const at = this.clock.now().toMillis()
    for (const warehouseId of new Set(low.map((level) => level.warehouse_id))) {
      await new ReceiveGoodsIn(this.clock).handle({
        warehouseId,
        employeeId: keeper.id,
        idempotencyKey: `restock:${warehouseId}:${at}`,
        remark: '补货入库',
        lines: low
          .filter((level) => level.warehouse_id === warehouseId)
          .map((level) => ({ productId: level.product_id, quantity: pieces })),
      })
    }
    return low.length
  }
}
