import { DomainError } from '#core/domain_error'

export function partNotFound() {
  return new DomainError({
    status: 404,
    code: 'PART_NOT_FOUND',
    messageKey: 'pbx.errors.not_found',
  })
}

/** The value belongs to another one of the kind already. */
export function partTaken(field: string) {
  return new DomainError({
    status: 422,
    code: 'PART_TAKEN',
    messageKey: 'pbx.errors.taken',
    field,
  })
}

/** What the field refers to is not there (any more). */
export function referenceUnknown(field: string) {
  return new DomainError({
    status: 422,
    code: 'PART_REFERENCE_UNKNOWN',
    messageKey: 'pbx.errors.reference_unknown',
    field,
  })
}

/** Something else still leads here. `by` is the kind of it, a key under `pbx.usedBy`. */
export function partInUse(by: string) {
  return new DomainError({
    status: 409,
    code: 'PART_IN_USE',
    messageKey: `pbx.errors.in_use_by.${by}`,
  })
}

export function fieldRefused(
  field: string,
  reason: string,
  values?: Record<string, string | number>
) {
  return new DomainError({
    status: 422,
    code: `PART_${reason.toUpperCase()}`,
    messageKey: `pbx.errors.${reason}`,
    values,
    field,
  })
}
