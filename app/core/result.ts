import type { DomainError } from '#core/domain_error'

/** What the world may refuse is a value: `ok` with the value, or not with the domain error that says why. */
export type Result<T, E = DomainError> = { ok: true; value: T } | { ok: false; error: E }

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function refused<E>(error: E): { ok: false; error: E } {
  return { ok: false, error }
}
