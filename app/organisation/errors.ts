import { DomainError } from '#core/domain_error'

/** Unknown, wrong, disabled and closed look the same from outside (P07). */
export function signInRefused() {
  return new DomainError({
    status: 422,
    code: 'SIGN_IN_REFUSED',
    messageKey: 'organisation.errors.sign_in_refused',
    field: 'password',
  })
}

export function signInThrottled(seconds: number) {
  return new DomainError({
    status: 429,
    code: 'SIGN_IN_THROTTLED',
    messageKey: 'organisation.errors.sign_in_throttled',
    values: { seconds },
    field: 'password',
    details: { seconds },
  })
}

export function wrongPassword() {
  return new DomainError({
    status: 422,
    code: 'WRONG_PASSWORD',
    messageKey: 'organisation.errors.wrong_password',
    field: 'currentPassword',
  })
}

export function passwordUnchanged() {
  return new DomainError({
    status: 422,
    code: 'PASSWORD_UNCHANGED',
    messageKey: 'organisation.errors.password_unchanged',
    field: 'newPassword',
  })
}

export function staffNoTaken(staffNo: string) {
  return new DomainError({
    status: 409,
    code: 'STAFF_NO_TAKEN',
    messageKey: 'organisation.errors.staff_no_taken',
    values: { staffNo },
    field: 'staffNo',
  })
}

export function agentNumberTaken(agentNumber: string) {
  return new DomainError({
    status: 409,
    code: 'AGENT_NUMBER_TAKEN',
    messageKey: 'organisation.errors.agent_number_taken',
    values: { agentNumber },
    field: 'agentNumber',
  })
}

export function departmentNotFound() {
  return new DomainError({
    status: 422,
    code: 'DEPARTMENT_NOT_FOUND',
    messageKey: 'organisation.errors.department_not_found',
    field: 'departmentId',
  })
}

export function employeeNotFound() {
  return new DomainError({
    status: 404,
    code: 'EMPLOYEE_NOT_FOUND',
    messageKey: 'organisation.errors.employee_not_found',
  })
}

/** The last way in must not be closed, least of all by whoever stands in the door. */
export function notOnYourself() {
  return new DomainError({
    status: 422,
    code: 'NOT_ON_YOURSELF',
    messageKey: 'organisation.errors.not_on_yourself',
  })
}

export function fileNotFound() {
  return new DomainError({
    status: 404,
    code: 'FILE_NOT_FOUND',
    messageKey: 'organisation.errors.file_not_found',
  })
}

export function entryNotFound() {
  return new DomainError({
    status: 404,
    code: 'ENTRY_NOT_FOUND',
    messageKey: 'organisation.errors.entry_not_found',
  })
}

/** Somebody saved the row since it was read. */
export function entryStale(last: { by: string; at: string; version: number }) {
  return new DomainError({
    status: 409,
    code: 'ENTRY_STALE',
    messageKey: 'organisation.errors.entry_stale',
    values: { by: last.by, at: last.at },
    details: last,
  })
}

export function entryInUse() {
  return new DomainError({
    status: 409,
    code: 'ENTRY_IN_USE',
    messageKey: 'organisation.errors.entry_in_use',
  })
}

/** Another row has this value where each has its own. */
export function valueTaken(field: string, value: string) {
  return new DomainError({
    status: 409,
    code: 'VALUE_TAKEN',
    messageKey: 'organisation.errors.value_taken',
    values: { value },
    field,
  })
}

/** A value that the rules of the company do not allow; the message is that of the area. */
export function fieldRefused(
  field: string,
  messageKey: string,
  values: Record<string, string | number> = {}
) {
  return new DomainError({ status: 422, code: 'FIELD_REFUSED', messageKey, values, field })
}

export function permissionMissing(permission: string) {
  return new DomainError({
    status: 403,
    code: 'FORBIDDEN',
    messageKey: 'core.errors.forbidden',
    details: { permission },
  })
}

/** Printing and feedback from outside the offices, without the permission for it (L15). */
export function remoteAccessRefused(address: string) {
  return new DomainError({
    status: 403,
    code: 'OUTSIDE_OFFICE',
    messageKey: 'organisation.errors.outside_office',
    values: { address },
    details: { permission: 'access.remote', address },
  })
}

/** Unknown, wrong, expired and withdrawn tokens, and those of closed accounts, look the same from outside. */
export function tokenRefused() {
  return new DomainError({
    status: 401,
    code: 'TOKEN_REFUSED',
    messageKey: 'organisation.errors.token_refused',
  })
}

export function scopeMissing(scope: string) {
  return new DomainError({
    status: 403,
    code: 'INSUFFICIENT_SCOPE',
    messageKey: 'organisation.errors.scope_missing',
    values: { scope },
    details: { scope },
  })
}

export function tooManyRequests(limit: number, seconds: number) {
  return new DomainError({
    status: 429,
    code: 'TOO_MANY_REQUESTS',
    messageKey: 'organisation.errors.too_many_requests',
    values: { limit, seconds },
    details: { retryAfter: seconds },
  })
}

/** A request with a session that lacks the header which pages of other sites cannot set. */
export function requestedWithMissing() {
  return new DomainError({
    status: 403,
    code: 'REQUESTED_WITH_MISSING',
    messageKey: 'organisation.errors.requested_with_missing',
  })
}

export function tokenNotFound() {
  return new DomainError({
    status: 404,
    code: 'TOKEN_NOT_FOUND',
    messageKey: 'organisation.errors.token_not_found',
  })
}
