import { DomainError } from '#core/domain_error'

export function productNotFound(): DomainError {
  return new DomainError({
    status: 404,
    code: 'PRODUCT_NOT_FOUND',
    messageKey: 'products.errors.not_found',
  })
}

export function shortCodeTaken(name: string): DomainError {
  return new DomainError({
    status: 409,
    code: 'SHORT_CODE_TAKEN',
    messageKey: 'products.errors.short_code_taken',
    values: { name },
    field: 'shortCode',
  })
}

export function floorAbovePrice(): DomainError {
  return new DomainError({
    status: 422,
    code: 'FLOOR_ABOVE_PRICE',
    messageKey: 'products.errors.floor_above_price',
    field: 'floorPriceFen',
  })
}

export function categoryUnknown(): DomainError {
  return new DomainError({
    status: 422,
    code: 'CATEGORY_UNKNOWN',
    messageKey: 'products.errors.category_unknown',
    field: 'categoryId',
  })
}

export function productStale(version: number): DomainError {
  return new DomainError({
    status: 409,
    code: 'STALE_VERSION',
    messageKey: 'products.errors.stale_version',
    details: { version },
  })
}

export type StockRefusal =
  | 'STOCK_QUANTITY_INVALID'
  | 'STOCK_BELOW_ZERO'
  | 'STOCK_LINES_MISSING'
  | 'STOCK_LINE_TWICE'
  | 'STOCK_PRODUCT_UNKNOWN'
  | 'STOCK_WAREHOUSE_UNKNOWN'
  | 'STOCK_REMARK_MISSING'
  | 'STOCK_KEY_REUSED'
  | 'INSPECTION_SUM'
  | 'INSPECTION_INCOMPLETE'
  | 'STOCK_EXPORT_EMPTY'
  | 'STOCK_EXPORT_TOO_MANY'

/** A refusal of the stock ledger; its message is `products.errors.<code in lower case>`. */
export function stockRefused(
  code: StockRefusal,
  options: {
    field?: string
    /** Which of several messages of this code. */
    variant?: string
    values?: Record<string, string | number>
    details?: Record<string, unknown>
    status?: number
  } = {}
): DomainError {
  return new DomainError({
    status: options.status ?? 422,
    code,
    messageKey: ['products.errors', code.toLowerCase(), options.variant].filter(Boolean).join('.'),
    field: options.field,
    values: options.values,
    details: options.details,
  })
}
