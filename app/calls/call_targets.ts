import type { CallTarget } from '#telephony/control/places'
import { DomainError } from '#core/domain_error'
import type { Permission } from '#app/organisation/permissions'

/** A target as the telephone's bar names it. */
export type NamedTarget = { kind: 'extension' | 'group' | 'outside'; number: string }

/** Reads a target, which to the outside needs a permission of its own. */
export function readTarget(
  { kind, number }: NamedTarget,
  actor: { may(permission: Permission): boolean }
): CallTarget {
  if (kind === 'group') return { kind, number: Number(number) }
  if (kind === 'outside' && !actor.may('calls.transfer_outside')) {
    throw new DomainError({
      status: 403,
      code: 'OUTSIDE_FORBIDDEN',
      messageKey: 'calls.phone.outside_forbidden',
      field: 'number',
    })
  }
  return { kind, number }
}
