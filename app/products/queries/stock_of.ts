import db from '@adonisjs/lucid/services/db'

export type StockLevel = {
  warehouseId: number
  warehouse: string
  onHand: number
  reserved: number
  available: number
}

/** What each warehouse holds of a product, in pieces; a warehouse that never held it is not listed. */
export class StockOf {
  async handle(productId: number): Promise<StockLevel[]> {
    const rows = await db
      .from('stock_levels as level')
      .join('warehouses as warehouse', 'warehouse.id', 'level.warehouse_id')
      .where('level.product_id', productId)
      .orderBy('warehouse.id')
      .select('warehouse.id', 'warehouse.name', 'level.on_hand', 'level.reserved')
    return rows.map((row) => ({
      warehouseId: row.id,
      warehouse: row.name,
      onHand: row.on_hand,
      reserved: row.reserved,
      available: row.on_hand - row.reserved,
    }))
  }
}
