import { DomainError } from '#core/domain_error'

export function campaignNotFound() {
  return campaignRefused('not_found', { status: 404 })
}

export function campaignRefused(
  code: string,
  more: { status?: number; field?: string; values?: Record<string, string | number> } = {}
) {
  return new DomainError({
    status: more.status ?? 409,
    code: `CAMPAIGN_${code.toUpperCase()}`,
    messageKey: `callbacks.campaigns.errors.${code}`,
    values: more.values,
    field: more.field,
  })
}

export function taskRefused(
  code: string,
  more: { status?: number; values?: Record<string, string | number> } = {}
) {
  return new DomainError({
    status: more.status ?? 409,
    code: `TASK_${code.toUpperCase()}`,
    messageKey: `callbacks.tasks.errors.${code}`,
    values: more.values,
  })
}
