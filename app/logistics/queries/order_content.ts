import db from '@adonisjs/lucid/services/db'

export type OrderContentLine = {
  product: string
  specification: string
  sellingMethod: 'direct' | 'cross_sell' | 'gift'
  isTrial: boolean
  quantity: number
  unitPriceFen: number
}

/** The goods of an order as the warehouse reads them. */
export async function contentOf(orderId: number): Promise<OrderContentLine[]> {
  const rows = await db.from('order_lines').where('order_id', orderId).orderBy('position').select({
    product: 'product_name',
    specification: 'specification',
    sellingMethod: 'selling_method',
    isTrial: 'is_trial',
    quantity: 'quantity',
    unitPriceFen: 'unit_price_fen',
  })
  return rows.map((row) => ({ ...row, isTrial: Boolean(row.isTrial) }))
}
