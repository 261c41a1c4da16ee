import { yuan } from '~/composables/format'
import { hasText, t } from '~/composables/i18n'

/** Fields of an order whose change the history tells in words; the others are there for machines. */
const TOLD = [
  'totalFen',
  'amountFen',
  'paymentMode',
  'paymentState',
  'deliveryInstructions',
  'remark',
  'address',
  'pieces',
  'stockHold',
] as const

type Told = (typeof TOLD)[number]

/** `合计 674.00 → 536.00`: one line for each change that a reader wants to know. */
export function describeChanges(changes: Record<string, unknown> | null): string[] {
  if (!changes) return []
  return TOLD.filter((field) => field in changes).map((field) => {
    const value = changes[field]
    const words = Array.isArray(value)
      ? value.map((side) => wordsOf(field, side)).join(' → ')
      : wordsOf(field, value)
    return `${t(`orders.changes.${field}`)} ${words}`
  })
}

/** A reason as somebody wrote it, or the words for one that the program chose. */
export function reasonWords(reason: string): string {
  const key = `orders.told_reasons.${reason}`
  return /^[a-z_]+$/.test(reason) && hasText(key) ? t(key) : reason
}

function wordsOf(field: Told, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (field === 'totalFen' || field === 'amountFen') return yuan(Number(value))
  if (field === 'paymentMode') return t(`orders.payment_mode.${String(value)}`)
  if (field === 'paymentState') return t(`orders.payment.${String(value)}`)
  if (field === 'stockHold') return t(value ? 'orders.changes.short' : 'orders.changes.complete')
  return String(value)
}
