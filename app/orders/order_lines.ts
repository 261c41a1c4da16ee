import { marks, statementsOf } from '#core/statements'
import { type Transaction } from '#core/transaction'
import { orderRefused } from '#app/orders/errors'

export const SELLING_METHODS = ['direct', 'cross_sell', 'gift'] as const

export type SellingMethod = (typeof SELLING_METHODS)[number]

export type TypedLine = {
  productId: number
  /** 1 unless told. */
  quantity?: number
  /** Fen; the retail price unless told, 0 for a gift. */
  unitPriceFen?: number
  /** Direct unless told. */
  sellingMethod?: SellingMethod
  isTrial?: boolean
}

export type OrderLine = {
  productId: number
  productName: string
  specification: string
  unitPriceFen: number
  quantity: number
  sellingMethod: SellingMethod
  isTrial: boolean
}

export type OrderProduct = {
  id: number
  name: string
  specification: string
  retailPriceFen: number
  floorPriceFen: number
  trialable: number
  onSale: number
}

export const MOST_LINES = 50
export const MOST_PIECES = 999
const MOST_PRICE_FEN = 100_000_000

/** The products of these ids, by id. */
export async function orderProducts(
  trx: Transaction,
  ids: number[]
): Promise<Map<number, OrderProduct>> {
  const unique = [...new Set(ids)].sort((one, other) => one - other)
  if (unique.length === 0) return new Map()
  const statements = await statementsOf(trx)
  const rows = await statements.rows<OrderProduct>(
    `SELECT id, name, specification, retail_price_fen AS retailPriceFen, floor_price_fen AS floorPriceFen,
       trialable, on_sale AS onSale FROM products WHERE id IN ${marks(unique.length)}`,
    unique
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** The lines of an order as they are stored, in their order. */
export async function orderLines(trx: Transaction, orderId: number): Promise<OrderLine[]> {
  const statements = await statementsOf(trx)
  const rows = await statements.rows<OrderLine>(
    `SELECT product_id AS productId, product_name AS productName, specification,
       unit_price_fen AS unitPriceFen, quantity, selling_method AS sellingMethod, is_trial AS isTrial
     FROM order_lines WHERE order_id = ? ORDER BY position`,
    [orderId]
  )
  return rows.map((row) => ({ ...row, isTrial: Boolean(row.isTrial) }))
}

export async function writeLines(
  trx: Transaction,
  orderId: number,
  lines: OrderLine[]
): Promise<void> {
  const statements = await statementsOf(trx)
  await statements.run(
    `INSERT INTO order_lines (order_id, position, product_id, product_name, specification, unit_price_fen,
       quantity, selling_method, is_trial) VALUES ${marks(9, lines.length)}`,
    lines.flatMap((line, index) => [
      orderId,
      index + 1,
      line.productId,
      line.productName,
      line.specification,
      line.unitPriceFen,
      line.quantity,
      line.sellingMethod,
      line.isTrial ? 1 : 0,
    ])
  )
}

/** Typed lines with what is filled in when a product is picked; refuses what no order may hold (TR1). */
export function completeLines(
  typed: TypedLine[],
  products: Map<number, OrderProduct>
): OrderLine[] {
  if (typed.length === 0) throw orderRefused('LINES_MISSING', 'lines')
  if (typed.length > MOST_LINES) throw orderRefused('TOO_MANY_LINES', 'lines', { most: MOST_LINES })
  return typed.map((line, index) =>
    completeLine(line, `lines.${index}`, products.get(line.productId))
  )
}

function completeLine(
  line: TypedLine,
  field: string,
  product: OrderProduct | undefined
): OrderLine {
  if (!product) throw orderRefused('PRODUCT_UNKNOWN', `${field}.productId`)
  if (!product.onSale) {
    throw orderRefused('PRODUCT_NOT_ON_SALE', `${field}.productId`, { product: product.name })
  }
  const quantity = line.quantity ?? 1
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST_PIECES) {
    throw orderRefused('QUANTITY_INVALID', `${field}.quantity`, { most: MOST_PIECES })
  }
  const sellingMethod = line.sellingMethod ?? 'direct'
  const gift = sellingMethod === 'gift'
  const unitPriceFen = line.unitPriceFen ?? (gift ? 0 : product.retailPriceFen)
  if (!Number.isInteger(unitPriceFen) || unitPriceFen < 0 || unitPriceFen > MOST_PRICE_FEN) {
    throw orderRefused('PRICE_INVALID', `${field}.unitPriceFen`)
  }
  if (gift && unitPriceFen !== 0) throw orderRefused('GIFT_HAS_PRICE', `${field}.unitPriceFen`)
  const isTrial = line.isTrial ?? false
  if (isTrial && !product.trialable) {
    throw orderRefused('NOT_TRIALABLE', `${field}.isTrial`, { product: product.name })
  }
  return {
    productId: product.id,
    productName: product.name,
    specification: product.specification,
    unitPriceFen,
    quantity,
    sellingMethod,
    isTrial,
  }
}

/** The first line whose price is under its product's floor and not among the approved ones; -1 when none is. */
export function belowFloor(
  lines: OrderLine[],
  products: Map<number, OrderProduct>,
  approved: OrderLine[] = []
): number {
  return lines.findIndex((line) => {
    const floor = products.get(line.productId)?.floorPriceFen ?? 0
    if (line.sellingMethod === 'gift' || line.unitPriceFen >= floor) return false
    return !approved.some(
      (other) => other.productId === line.productId && other.unitPriceFen <= line.unitPriceFen
    )
  })
}

export function priceBelowFloor(
  index: number,
  lines: OrderLine[],
  products: Map<number, OrderProduct>
) {
  const line = lines[index]
  const floorPriceFen = products.get(line.productId)?.floorPriceFen ?? 0
  return orderRefused(
    'PRICE_BELOW_FLOOR',
    `lines.${index}.unitPriceFen`,
    { product: line.productName },
    { floorPriceFen }
  )
}

/** Fen. */
export function totalOf(lines: OrderLine[]): number {
  return lines.reduce((sum, line) => sum + line.unitPriceFen * line.quantity, 0)
}
