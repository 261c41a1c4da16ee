import type { Infer } from '@vinejs/vine/types'
import db from '@adonisjs/lucid/services/db'
import {
  type CompanyTable,
  registerCompanyTable,
  SYSTEM_TABLE,
} from '#app/organisation/company_table'
import { fieldRefused } from '#app/organisation/errors'
import { productCategoryValidator, warehouseValidator } from '#app/products/validators/company'

/** M05: product categories (品种); the ticked ones stand in every pull-down list. */
const categories: CompanyTable<Infer<typeof productCategoryValidator>> = {
  key: 'product-categories',
  table: 'product_categories',
  subject: 'product_category',
  may: { view: 'products.view', edit: 'products.edit' },
  validator: productCategoryValidator,
  columns: (fields) => fields,
  unique: { code: 'code' },
  deletable: true,
  rows: async () => {
    const rows = await db
      .from('product_categories as category')
      .orderBy('code')
      .select('id', 'version', 'code', 'name', 'selectable')
      .select(
        db.raw(
          '(select count(*) from products where product_category_id = category.id) as products'
        )
      )
    return rows.map((row) => ({ ...row, selectable: Boolean(row.selectable) }))
  },
}

/** A warehouse with goods on hold for orders can't be closed. */
const warehouses: CompanyTable<Infer<typeof warehouseValidator>> = {
  key: 'warehouses',
  table: 'warehouses',
  subject: 'warehouse',
  may: SYSTEM_TABLE,
  validator: warehouseValidator,
  columns: (fields) => fields,
  unique: { code: 'code' },
  check: async ({ active }, id, trx) => {
    if (active || id === null) return
    const reserved = await trx
      .from('stock_levels')
      .where('warehouse_id', id)
      .where('reserved', '>', 0)
      .first()
    if (reserved) throw fieldRefused('active', 'system.errors.warehouse_reserved')
  },
  rows: async () => {
    const rows = await db
      .from('warehouses as warehouse')
      .orderBy('code')
      .select('id', 'version', 'code', 'name', 'active')
      .select(
        db.raw(
          `(select coalesce(sum(on_hand), 0) from stock_levels where warehouse_id = warehouse.id)
            as onHand`
        )
      )
    return rows.map((row) => ({ ...row, active: Boolean(row.active), onHand: Number(row.onHand) }))
  },
}

registerCompanyTable(categories)
registerCompanyTable(warehouses)
