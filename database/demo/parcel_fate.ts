import { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'
import { PRODUCTS } from '#database/demo/products'
import type { Random } from '#database/demo/random'

export type ReturnReason = 'refused' | 'unreachable' | 'address' | 'damaged' | 'other'

/** One thing that happens to an order after it was placed. `at`: ms since 1970. */
export type ParcelStep = { at: number } & (
  | { kind: 'confirm' | 'abandon' | 'pay' | 'print' | 'hand_over' | 'refund' }
  | { kind: 'cancel' | 'revoke' | 'void'; reason: string }
  | { kind: 'delivered' }
  | { kind: 'returned'; reason: ReturnReason }
)

export type FateInput = {
  /** When the order was placed. */
  at: number
  confirmed: boolean
  /** Code of the delivery method. */
  method: string
  paymentMode: 'cod' | 'prepaid'
  /** Short code of the first line. */
  product: string
  /** A province far from every warehouse. */
  far: boolean
}

/** How often parcels of a category come back. */
const RETURN_RATES: Record<string, number> = {
  HY: 0.13,
  CF: 0.1,
  JJ: 0.11,
  ZB: 0.28,
  SM: 0.19,
  MR: 0.17,
  YS: 0.15,
}

/** Days on the way: mean and spread, by delivery method. */
const DAYS: Record<string, readonly [number, number]> = {
  A: [3, 0.8],
  B: [1, 0.4],
  C: [6, 1.5],
  D: [4.5, 1.2],
}

const HOUR = 3_600_000
const MINUTE = 60_000

/** Printing rounds of the warehouse and the hour at which the carriers come; hours of the business day. */
const PRINT_ROUNDS = [9.5, 11, 14.5, 16.5]
const COLLECTION = 17.75
const FEEDBACK_ROUNDS = [10.5, 15.5]

const CANCEL_REASONS = ['客户来电取消，家人已买', '客户改主意，暂时不要', '重复订购，保留前一单']
const REVOKE_REASONS = ['地址缺门牌号', '电话空号，请核对', '规格写错，请改单']
const VOID_REASONS = ['出库前客户来电取消', '面单地址有误']

/** What becomes of an order, step by step. Pure: chance is what is handed in. */
export function drawFate(input: FateInput, random: Random): ParcelStep[] {
  const steps: ParcelStep[] = []
  let ready = input.at
  if (!input.confirmed) {
    ready = input.at + (0.5 + 3 * random.next()) * HOUR
    if (random.chance(0.3)) return [{ at: ready, kind: 'abandon' }]
    steps.push({ at: ready, kind: 'confirm' })
  }
  if (random.chance(0.025)) {
    const at = ready + (0.2 + random.next()) * HOUR
    return [...steps, { at, kind: 'cancel', reason: random.pick(CANCEL_REASONS) }]
  }
  if (random.chance(0.03)) {
    const at = ready + (0.2 + random.next()) * HOUR
    steps.push({ at, kind: 'revoke', reason: random.pick(REVOKE_REASONS) })
    if (random.chance(0.25)) return steps
    ready = at + (0.5 + 2 * random.next()) * HOUR
    steps.push({ at: ready, kind: 'confirm' })
  }
  if (input.paymentMode === 'prepaid') {
    ready += (1 + 20 * random.next()) * HOUR
    steps.push({ at: ready, kind: 'pay' })
    if (random.chance(0.08)) {
      const at = ready + (0.2 + random.next()) * HOUR
      steps.push({ at, kind: 'cancel', reason: random.pick(CANCEL_REASONS) })
      return [...steps, ...refund(at, random)]
    }
  }
  const print = nextRound(ready + 20 * MINUTE, PRINT_ROUNDS) + random.next() * 15 * MINUTE
  steps.push({ at: print, kind: 'print' })
  if (random.chance(0.012)) {
    const at = print + (0.1 + 0.4 * random.next()) * HOUR
    steps.push({ at, kind: 'void', reason: random.pick(VOID_REASONS) })
    return input.paymentMode === 'prepaid' ? [...steps, ...refund(at, random)] : steps
  }
  const leaves = nextRound(print + 30 * MINUTE, [COLLECTION]) + random.next() * 20 * MINUTE
  steps.push({ at: leaves, kind: 'hand_over' })
  steps.push(comeBack(input, leaves, random))
  return steps
}

/** Finance gives most of the money back within days; some of it is still owed. */
function refund(at: number, random: Random): ParcelStep[] {
  if (random.chance(0.35)) return []
  return [{ at: at + (20 + 50 * random.next()) * HOUR, kind: 'refund' }]
}

function comeBack(input: FateInput, leaves: number, random: Random): ParcelStep {
  const [mean, spread] = DAYS[input.method]
  const days = Math.max(0.6, mean + spread * random.normal()) + (input.far ? 1 : 0)
  if (!random.chance(returnRate(input))) {
    return { at: feedbackAt(leaves, days, random), kind: 'delivered' }
  }
  const reason = random.weighted<ReturnReason>([
    ['refused', 62],
    ['unreachable', 20],
    ['address', 8],
    ['damaged', 5],
    ['other', 5],
  ])
  // What is refused travels back before it is told.
  return { at: feedbackAt(leaves, days * 1.8, random), kind: 'returned', reason }
}

function returnRate({ product, paymentMode, far, method }: FateInput): number {
  const category = PRODUCTS.find((row) => row.shortCode === product)!.category
  const rate = RETURN_RATES[category] + (far ? 0.06 : 0) - (method === 'B' ? 0.03 : 0)
  return paymentMode === 'prepaid' ? rate / 4 : rate
}

function feedbackAt(leaves: number, days: number, random: Random): number {
  return nextRound(leaves + days * 24 * HOUR, FEEDBACK_ROUNDS) + random.next() * 40 * MINUTE
}

/** The first of these hours of a business day that is not before the instant. */
function nextRound(ms: number, hours: readonly number[]): number {
  const day = DateTime.fromMillis(ms, { zone: BUSINESS_ZONE }).startOf('day')
  for (const midnight of [day, day.plus({ days: 1 })]) {
    for (const hour of hours) {
      const at = midnight.toMillis() + hour * HOUR
      if (at >= ms) return at
    }
  }
  return day.plus({ days: 1 }).toMillis() + hours[0] * HOUR
}
