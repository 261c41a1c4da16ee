import { DomainError } from '#core/domain_error'

export function webhookNotFound(): DomainError {
  return new DomainError({
    status: 404,
    code: 'WEBHOOK_NOT_FOUND',
    messageKey: 'integrations.errors.webhook_not_found',
  })
}

export function deliveryNotFound(): DomainError {
  return new DomainError({
    status: 404,
    code: 'DELIVERY_NOT_FOUND',
    messageKey: 'integrations.errors.delivery_not_found',
  })
}
