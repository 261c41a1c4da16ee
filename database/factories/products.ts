import { randomBytes } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { RecordStockMovement } from '#app/products/services/record_stock_movement'

/** Ten characters that no other row has. */
const next = () => randomBytes(5).toString('hex')

const stamps = () => ({ created_at: new Date(), updated_at: new Date() })

export async function makeCategory(name = '足浴按摩'): Promise<number> {
  const [id] = await db
    .table('product_categories')
    .insert({ code: `C${next()}`, name, ...stamps() })
  return id
}

export type ProductShape = {
  name?: string
  shortCode?: string
  initials?: string
  pinyin?: string
  specification?: string
  priceFen?: number
  floorFen?: number
  trialable?: boolean
  onSale?: boolean
  categoryId?: number
}

/** A product as the trade sells it; every code is new. */
export async function makeProduct(shape: ProductShape = {}): Promise<number> {
  const code = next()
  const priceFen = shape.priceFen ?? 39_800
  const [id] = await db.table('products').insert({
    code: `P${code}`,
    short_code: shape.shortCode ?? `z${code}`,
    name: shape.name ?? '足浴盆 TS-8',
    pinyin: shape.pinyin ?? 'zuyupen',
    pinyin_initials: shape.initials ?? 'zyp',
    specification: shape.specification ?? '8 升 恒温',
    unit: '台',
    product_category_id: shape.categoryId ?? (await makeCategory()),
    retail_price_fen: priceFen,
    floor_price_fen: shape.floorFen ?? Math.floor(priceFen * 0.8),
    trialable: shape.trialable ?? false,
    on_sale: shape.onSale ?? true,
    ...stamps(),
  })
  return id
}

export async function makeWarehouse(name = '济南仓', active = true): Promise<number> {
  const [id] = await db
    .table('warehouses')
    .insert({ code: `W${next()}`, name, active, ...stamps() })
  return id
}

/** Pieces bought in, through the ledger. */
export async function stockUp(
  productId: number,
  warehouseId: number,
  quantity: number
): Promise<void> {
  await new RecordStockMovement().handle({
    productId,
    warehouseId,
    bucket: 'sellable',
    kind: 'purchase',
    quantity,
    causeType: 'purchase',
    causeId: next(),
    employeeId: null,
  })
}
