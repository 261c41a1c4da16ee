import db from '@adonisjs/lucid/services/db'

export type CountSheetLine = {
  productId: number
  shortCode: string
  name: string
  specification: string
  unit: string
  /** What the ledger says is there: sellable, what is reserved included. */
  onHand: number
  damaged: number
}

/** What a warehouse should hold as the ledger has it, for somebody to count against. */
export class CountSheet {
  async handle(warehouseId: number): Promise<CountSheetLine[]> {
    return db
      .from('stock_levels as level')
      .join('products as product', 'product.id', 'level.product_id')
      .where('level.warehouse_id', warehouseId)
      .orderBy('product.short_code')
      .select('product.id as productId', 'product.short_code as shortCode', 'product.name')
      .select('product.specification', 'product.unit')
      .select('level.on_hand as onHand', 'level.damaged')
  }
}
