import db from '@adonisjs/lucid/services/db'

/** Warehouses and products for filters and forms; `active` as they stand today. */
export class StockChoices {
  async handle() {
    const [warehouses, products, categories] = await Promise.all([
      db.from('warehouses').orderBy('code').select('id', 'name', 'active'),
      db
        .from('products')
        .orderBy('short_code')
        .select('id', 'name', 'short_code as shortCode', 'specification', 'unit'),
      db.from('product_categories').orderBy('code').select('id', 'name'),
    ])
    return {
      warehouses: warehouses.map((row) => ({ ...row, active: Boolean(row.active) })) as {
        id: number
        name: string
        active: boolean
      }[],
      products: products as {
        id: number
        name: string
        shortCode: string
        specification: string
        unit: string
      }[],
      categories: categories as { id: number; name: string }[],
    }
  }
}
