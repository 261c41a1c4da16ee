import type { Column } from '~/components/shared/columns'
import { hasText, t } from '~/composables/i18n'

export type Webhook = {
  id: number
  name: string
  url: string
  events: string[]
  version: number
  waiting: number
  failed: number
  lastSuccessAt: string | null
  failingSince: string | null
  disabledAt: string | null
  standing: 'active' | 'failing' | 'off' | 'disabled'
}

export type Delivery = {
  id: number
  eventId: string
  type: string
  state: 'waiting' | 'delivered' | 'failed'
  attempts: number
  status: number | null
  error: string | null
  nextAttemptAt: string | null
  createdAt: string
}

const label = (key: string) => `integrations.${key}`

export const WEBHOOK_COLUMNS = [
  { key: 'name', label: label('name'), width: 160 },
  { key: 'url', label: label('url') },
  { key: 'events', label: label('events'), width: 80 },
  { key: 'waiting', label: label('waiting'), align: 'right' as const, width: 80 },
  { key: 'failed', label: label('failed'), align: 'right' as const, width: 80 },
  { key: 'lastSuccessAt', label: label('last_success'), width: 110 },
  { key: 'standing', label: label('standing'), width: 110 },
  { key: 'log', label: label('log'), width: 80 },
]

export const DELIVERY_COLUMNS: Column[] = [
  { key: 'createdAt', label: label('created'), width: 170, always: true },
  { key: 'type', label: label('type'), width: 110 },
  { key: 'eventId', label: label('event_id'), minWidth: 200, sortable: false },
  { key: 'state', label: label('state'), width: 110 },
  { key: 'attempts', label: label('attempts'), width: 80, align: 'right', sortable: false },
  { key: 'result', label: label('result'), width: 120, sortable: false },
  { key: 'nextAttemptAt', label: label('next'), width: 110, sortable: false },
]

/** `order.in_transit` in words. */
export function eventWords(type: string): string {
  return t(`integrations.types.${type.replace('.', '_')}`)
}

/** How an attempt ended: the status of the answer, or why there was none. */
export function resultWords({ status, error }: { status: number | null; error: string | null }) {
  if (status !== null) return String(status)
  if (error === null) return '—'
  const key = `integrations.reasons.${error}`
  return hasText(key) ? t(key) : error
}
