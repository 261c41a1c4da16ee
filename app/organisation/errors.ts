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
