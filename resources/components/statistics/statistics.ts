import type { Placement } from '~/components/media/media'
import { number, percent, wholeYuan } from '~/composables/format'
import { t } from '~/composables/i18n'

/** Shapes of the figures as the server sends them. Money is fen, shares are 0 to 1; null: nothing to divide by. */

export type FigureKey =
  | 'calls'
  | 'answered'
  | 'abandoned'
  | 'answerRate'
  | 'orders'
  | 'ordersNet'
  | 'conversion'
  | 'orderValue'
  | 'amount'
  | 'amountNet'
  | 'delivered'
  | 'deliveredAmount'
  | 'returned'
  | 'returnedAmount'
  | 'cost'
  | 'costPerCall'
  | 'costPerOrder'

export type Figures = Record<FigureKey, number | null>

/** A column of the report, as the server defines it. */
export type FigureColumn = { key: FigureKey; unit: 'count' | 'money' | 'share' }

export type SlotMinute = {
  minute: number
  calls: number
  answered: number
  abandoned: number
  orders: number
}

export type Slot = {
  placement: Placement
  figures: Figures
  minutes: SlotMinute[]
  phase: 'planned' | 'airing' | 'responding' | 'over'
}

export type ComparedSlot = {
  placementId: number
  channel: string
  startsAt: string
  sameChannel: boolean
  calls: number
  answered: number
  orders: number
  costFen: number
}

export type SlotCall = {
  callId: string
  startedAt: string
  offsetSeconds: number
  number: string
  region: string
  stage: string
  outcome: string | null
  excluded: boolean
  waitSeconds: number
  talkSeconds: number
  probability: number
  orderId: number | null
  orderNo: string | null
  amountFen: number | null
  agent: string | null
}

export type SlotCalls = { rows: SlotCall[]; total: number; page: number; perPage: number }

export type SlotLive = {
  slot: Slot
  untilMinute: number | null
  compared: ComparedSlot[]
  calls: SlotCalls
}

/** A count: shared calls leave a fraction, and a fraction is shown with one decimal. */
export function countText(value: number): string {
  return number(value, Number.isInteger(value) ? 0 : 1)
}

/** A figure ready to read; a dash where there is nothing to divide by. */
export function figureText(value: number | null, unit: FigureColumn['unit']): string {
  if (value === null) return '—'
  if (unit === 'share') return percent(value, 1)
  return unit === 'money' ? wholeYuan(value) : countText(value)
}

/** The short name of a calendar date's weekday. */
export function weekdayOf(date: string): string {
  return t(`statistics.board.weekdays.${new Date(`${date}T00:00:00Z`).getUTCDay() || 7}`)
}
