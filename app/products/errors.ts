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
