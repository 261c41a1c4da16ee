import { DomainError } from '#core/domain_error'

/** No call of this id that the asker may see. */
export function callNotFound(): DomainError {
  return new DomainError({
    status: 404,
    code: 'CALL_NOT_FOUND',
    messageKey: 'calls.panel.not_found',
  })
}
