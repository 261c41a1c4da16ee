import { DomainError } from '#core/domain_error'

export type ExistingCustomer = { id: number; customerNo: string; name: string }

/** C02: the number is somebody's already. Carries who, so that a screen can open that file instead. */
export function phoneTaken(field: string, number: string, customer: ExistingCustomer): DomainError {
  return new DomainError({
    status: 409,
    code: 'PHONE_TAKEN',
    messageKey: 'customers.errors.phone_taken',
    values: { name: customer.name, customerNo: customer.customerNo },
    field,
    details: { number, customer },
  })
}

export function phoneBlocked(field: string): DomainError {
  return new DomainError({
    status: 422,
    code: 'PHONE_BLOCKED',
    messageKey: 'customers.errors.phone_blocked',
    field,
  })
}

export function phoneInvalid(field: string): DomainError {
  return new DomainError({
    status: 422,
    code: 'PHONE_INVALID',
    messageKey: 'customers.errors.phone_invalid',
    field,
  })
}

export function phoneMissing(): DomainError {
  return new DomainError({
    status: 422,
    code: 'PHONE_MISSING',
    messageKey: 'customers.errors.phone_missing',
    field: 'phones.0',
  })
}

export function customerNotFound(): DomainError {
  return new DomainError({
    status: 404,
    code: 'CUSTOMER_NOT_FOUND',
    messageKey: 'customers.errors.not_found',
  })
}

/**
 * Somebody saved the file since it was opened; `changed` gives what now stands in the fields that would have been
 * changed, `last` who saved and when (ISO 8601).
 */
export function customerStale(
  version: number,
  changed: Record<string, unknown>,
  last: { by?: string; at?: string } = {}
): DomainError {
  return new DomainError({
    status: 409,
    code: 'STALE_VERSION',
    messageKey: 'customers.errors.stale_version',
    details: { version, changed, ...last },
  })
}

export function contactProductUnknown(): DomainError {
  return new DomainError({
    status: 422,
    code: 'CONTACT_PRODUCT_UNKNOWN',
    messageKey: 'customers.errors.contact_product_unknown',
    field: 'need.productId',
  })
}
