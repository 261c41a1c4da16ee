import { t } from '~/composables/i18n'

export type ApiToken = {
  id: number
  name: string
  employee: string
  staffNo: string
  scopes: string[]
  createdBy: string | null
  createdAt: string
  lastUsedAt: string | null
  expiresAt: string | null
  revokedAt: string | null
  standing: 'active' | 'expired' | 'revoked' | 'account_closed'
}

const label = (key: string) => `system.tokens.${key}`

export const TOKEN_COLUMNS = [
  { key: 'name', label: label('name'), width: 160 },
  { key: 'employee', label: label('employee'), width: 140 },
  { key: 'scopes', label: label('scopes') },
  { key: 'createdAt', label: label('created'), width: 150 },
  { key: 'lastUsedAt', label: label('last_used'), width: 100 },
  { key: 'expiresAt', label: label('ends'), width: 100 },
  { key: 'standing', label: label('standing'), width: 100 },
  { key: 'actions', label: '', width: 90 },
]

/** What a scope is for, in words. */
export function scopeWords(scope: string): string {
  return t(`system.tokens.scope_names.${scope.replace(':', '_')}`)
}

/** Days that a token may be given for; empty is for ever. */
export function validityOptions() {
  const days = [30, 90, 365].map((count) => ({
    value: String(count),
    label: t('system.tokens.days', { days: count }),
  }))
  return [...days, { value: 'forever', label: t('system.tokens.no_end') }]
}
