/**
 * Every figure of the slot report, defined once. Screen, chart, Excel, the roll-up and the tests go through this list.
 *
 * A sum is an SQL expression over one fact, weighed with the probability that the fact belongs to the placement:
 * over `calls c` (inbound legs of callers that are not excluded), over `orders o` (not deleted) or over the placement.
 * A ratio divides two sums and is null when the lower one is 0; it is never averaged.
 */
export type SumKey =
  | 'calls'
  | 'answered'
  | 'abandoned'
  | 'orders'
  | 'ordersNet'
  | 'amount'
  | 'amountNet'
  | 'delivered'
  | 'deliveredAmount'
  | 'returned'
  | 'returnedAmount'
  | 'cost'

export type RatioKey = 'answerRate' | 'conversion' | 'orderValue' | 'costPerCall' | 'costPerOrder'

export type FigureKey = SumKey | RatioKey

/** `count`: a number; `money`: fen; `share`: 0 to 1. */
export type Unit = 'count' | 'money' | 'share'

export type Fact = 'calls' | 'orders' | 'placement'

type Sum = { key: SumKey; unit: Unit; fact: Fact; column: string; sql: string }
type Ratio = { key: RatioKey; unit: Unit; of: [SumKey, SumKey] }

export type Figure = Sum | Ratio

/** What an order brings in fen: lines on trial count as sales only once the customer keeps them. */
export const SALES = `(o.total_fen - if(o.is_trial = 1, (select coalesce(sum(l.unit_price_fen * l.quantity), 0)
  from order_lines l where l.order_id = o.id and l.is_trial = 1 and not l.trial_outcome <=> 'kept'), 0))`

/** What went back to the customer for goods that he gave back; lines that he did not keep of a trial were no sales. */
const REFUNDED = `(select coalesce(sum(r.refund_fen), 0) from rmas r
  where r.order_id = o.id and r.basis <> 'trial')`

/** Orders that still stand. */
export const STANDS = `o.status not in ('cancelled', 'revoked')`

export const SUMS: Sum[] = [
  { key: 'calls', unit: 'count', fact: 'calls', column: 'calls', sql: '1' },
  {
    key: 'answered',
    unit: 'count',
    fact: 'calls',
    column: 'answered',
    sql: `if(c.outcome = 'answered' or (c.outcome is null and c.answered_at is not null), 1, 0)`,
  },
  {
    key: 'abandoned',
    unit: 'count',
    fact: 'calls',
    column: 'abandoned',
    sql: `if(c.outcome in ('abandoned_in_ivr', 'abandoned_in_queue', 'abandoned_ringing'), 1, 0)`,
  },
  { key: 'orders', unit: 'count', fact: 'orders', column: 'orders', sql: '1' },
  {
    key: 'ordersNet',
    unit: 'count',
    fact: 'orders',
    column: 'orders_net',
    sql: `if(${STANDS}, 1, 0)`,
  },
  { key: 'amount', unit: 'money', fact: 'orders', column: 'amount_fen', sql: SALES },
  {
    key: 'amountNet',
    unit: 'money',
    fact: 'orders',
    column: 'amount_net_fen',
    sql: `if(${STANDS}, ${SALES} - ${REFUNDED}, 0)`,
  },
  {
    key: 'delivered',
    unit: 'count',
    fact: 'orders',
    column: 'delivered',
    sql: `if(o.status = 'delivered', 1, 0)`,
  },
  {
    key: 'deliveredAmount',
    unit: 'money',
    fact: 'orders',
    column: 'delivered_fen',
    sql: `if(o.status = 'delivered', ${SALES} - ${REFUNDED}, 0)`,
  },
  {
    key: 'returned',
    unit: 'count',
    fact: 'orders',
    column: 'returned',
    sql: `if(o.status = 'returned', 1, 0)`,
  },
  {
    key: 'returnedAmount',
    unit: 'money',
    fact: 'orders',
    column: 'returned_fen',
    sql: `if(o.status = 'returned', ${SALES}, 0)`,
  },
  { key: 'cost', unit: 'money', fact: 'placement', column: 'cost_fen', sql: 'p.cost_fen' },
]

export const RATIOS: Ratio[] = [
  { key: 'answerRate', unit: 'share', of: ['answered', 'calls'] },
  { key: 'conversion', unit: 'share', of: ['orders', 'answered'] },
  { key: 'orderValue', unit: 'money', of: ['amount', 'orders'] },
  { key: 'costPerCall', unit: 'money', of: ['cost', 'calls'] },
  { key: 'costPerOrder', unit: 'money', of: ['cost', 'orders'] },
]

const BY_KEY = new Map<FigureKey, Figure>([...SUMS, ...RATIOS].map((one) => [one.key, one]))

/** The definition of a figure. */
export function figure(key: FigureKey): Figure {
  return BY_KEY.get(key)!
}

/** Columns of the slot report, in the order of the screen and of the Excel file. */
export const REPORT_FIGURES: FigureKey[] = [
  'calls',
  'answered',
  'abandoned',
  'answerRate',
  'orders',
  'ordersNet',
  'conversion',
  'amount',
  'delivered',
  'returned',
  'cost',
  'costPerCall',
  'costPerOrder',
]

/** Sums of a fact, as the roll-up stores them. */
export function sumsOf(fact: Fact): Sum[] {
  return SUMS.filter((sum) => sum.fact === fact)
}

export type Figures = Record<SumKey, number> & Record<RatioKey, number | null>

/** All figures from their sums: numbers as they come from the database (decimals arrive as text). */
export function figuresFrom(sums: Partial<Record<SumKey, number | string | null>>): Figures {
  const figures = {} as Figures
  for (const { key } of SUMS) figures[key] = Number(sums[key] ?? 0)
  for (const { key, of } of RATIOS) {
    const [upper, lower] = of
    figures[key] = figures[lower] === 0 ? null : figures[upper] / figures[lower]
  }
  return figures
}

/** What one fact adds to a sum, for counts over the facts alone: `c` is the call, `o` the order. */
export function sumSql(key: SumKey): string {
  return SUMS.find((sum) => sum.key === key)!.sql
}

/** SQL that gives a figure over grouped rows whose columns carry the sums' keys. */
export function groupedSql(key: FigureKey): string {
  const definition = figure(key)
  if (!('of' in definition)) return `sum(${definition.key})`
  const [upper, lower] = definition.of
  return `sum(${upper}) / nullif(sum(${lower}), 0)`
}
