import { DomainError } from '#core/domain_error'
import type { Permission } from '#app/organisation/permissions'

/** A target as the telephone's bar names it. */
export type NamedTarget = { kind: 'extension' | 'group' | 'outside'; number: string }

/** Lets a target pass; one outside needs a permission of its own. */
export function readTarget(
  { kind, number }: NamedTarget,
  actor: { may(permission: Permission): boolean }
): NamedTarget {
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
