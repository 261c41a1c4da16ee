import { type Transaction } from '#core/transaction'
import { categoryUnknown, floorAbovePrice, shortCodeTaken } from '#app/products/errors'
import { soundOf } from '#app/products/pinyin'

export type SellingPoint = {
  text: string
  /** A line that an agent must not cross, rather than one to say. */
  warning: boolean
}

/** M03: what a product file holds. Money in fen. */
export type ProductFields = {
  name: string
  specification: string
  unit: string
  shortCode: string
  categoryId: number
  retailPriceFen: number
  floorPriceFen: number
  costFen?: number
  trialable?: boolean
  /** No return without a reason: made to order, perishable, opened media. */
  returnExcluded?: boolean
  onSale?: boolean
  lowStock?: number
  sellingPoints?: SellingPoint[]
}

/** Refuses a floor above the price, an unknown category, and a short code that another product has. */
export async function checkProduct(
  trx: Transaction,
  fields: ProductFields,
  productId: number | null
): Promise<void> {
  if (fields.floorPriceFen > fields.retailPriceFen) throw floorAbovePrice()
  const category = await trx
    .from('product_categories')
    .where('id', fields.categoryId)
    .select('id')
    .first()
  if (!category) throw categoryUnknown()
  const other = await trx
    .from('products')
    .where('short_code', fields.shortCode.trim())
    .select('id', 'name')
    .forUpdate()
    .first()
  if (other && other.id !== productId) throw shortCodeTaken(other.name)
}

export function productColumns(fields: ProductFields): Record<string, unknown> {
  const name = fields.name.trim()
  const sound = soundOf(name)
  return {
    name,
    pinyin: sound.pinyin,
    pinyin_initials: sound.initials,
    specification: fields.specification.trim(),
    unit: fields.unit.trim(),
    short_code: fields.shortCode.trim(),
    product_category_id: fields.categoryId,
    retail_price_fen: fields.retailPriceFen,
    floor_price_fen: fields.floorPriceFen,
    cost_fen: fields.costFen ?? 0,
    trialable: fields.trialable ?? false,
    return_excluded: fields.returnExcluded ?? false,
    on_sale: fields.onSale ?? true,
    low_stock: fields.lowStock ?? 20,
    selling_points: fields.sellingPoints ? JSON.stringify(fields.sellingPoints) : null,
  }
}
