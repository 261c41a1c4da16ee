import { randomOf } from '#database/demo/seeds'
import { CATEGORIES, PRODUCTS, type DemoProduct } from '#database/demo/products'
import type { Random } from '#database/demo/random'

/** Code of a disposition. */
export type Outcome =
  'ordered' | 'enquired' | 'considering' | 'complaint' | 'wrong_number' | 'silent'

export type WorkLine = {
  /** Short code. */
  product: string
  quantity: number
  sellingMethod: 'direct' | 'cross_sell' | 'gift'
  /** Share of the way from the retail price down to the floor price that the agent gave, 0 to 1. */
  discount: number
}

/** What an agent makes of one answered call: drawn by the call's id, so that it is the same whenever it is asked. */
export type OfficeWork = {
  outcome: Outcome
  /** Milliseconds of talk after which the customer's file is open, and after which the order is placed. */
  registersAfterMs: number
  ordersAfterMs: number
  /** How long such a talk lasts. */
  talkMs: number
  lines: WorkLine[]
  paymentMode: 'cod' | 'prepaid'
  /** Whether it goes to logistics at once; else it stays a draft for now. */
  confirms: boolean
  instructions: string | null
}

export type WorkInput = {
  callId: string
  dnis: string
  /** Short code of the product on air, null for the background. */
  product: string | null
  /** The caller has a file already. */
  known: boolean
  /** The caller is a corporate number: a test of the line, not a customer. */
  excluded: boolean
}

const INSTRUCTIONS = [
  '送货前先打电话',
  '周末送货',
  '下午五点以后送',
  '放门卫处，本人来取',
  '送到单位，工作日白天',
]

/** Above this price nobody orders two, and nobody pays in advance by telephone for less than the other. */
const DEAR_YUAN = 1500

/** What comes of an answered call. Pure: the same call always gives the same. */
export function drawOfficeWork(input: WorkInput): OfficeWork {
  const random = randomOf(`work:${input.callId}`)
  // The weights have the same sum for known and unknown callers: whether an order comes of it does not depend on that.
  const outcome = random.weighted<Outcome>([
    ['ordered', input.excluded ? 0 : 25],
    ['enquired', input.known ? 24 : 26],
    ['considering', input.excluded ? 0 : 20],
    ['complaint', input.known ? 6 : 0],
    ['wrong_number', input.known ? 0 : 4],
    ['silent', 2],
  ])
  const talkMs = talkOf(outcome, random)
  return {
    outcome,
    registersAfterMs: 12_000 + Math.floor(random.next() * 12_000),
    ordersAfterMs: 30_000 + Math.floor(random.next() * 20_000),
    talkMs,
    lines: drawLines(input, random),
    paymentMode: random.chance(0.06) ? 'prepaid' : 'cod',
    confirms: random.chance(0.9),
    instructions: random.chance(0.25) ? random.pick(INSTRUCTIONS) : null,
  }
}

function talkOf(outcome: Outcome, random: Random): number {
  switch (outcome) {
    case 'silent':
      return Math.floor(1_000 + random.next() * 9_000)
    case 'wrong_number':
      return Math.floor(6_000 + random.next() * 14_000)
    case 'ordered':
      return Math.floor(75_000 + random.gamma(2.2, 60_000))
    case 'enquired':
    case 'considering':
    case 'complaint':
      return Math.floor(35_000 + random.gamma(2, 45_000))
  }
}

function drawLines({ dnis, product }: WorkInput, random: Random): WorkLine[] {
  const category = CATEGORIES.find((row) => row.serviceNumber === dnis)?.code ?? null
  const near = PRODUCTS.filter((row) => category === null || row.category === category)
  const aired = PRODUCTS.find((row) => row.shortCode === product)
  const main = aired && random.chance(0.87) ? aired : random.pick(near)
  const lines = [lineOf(main, 'direct', random)]
  const others = near.filter((row) => row !== main && row.price <= DEAR_YUAN)
  if (others.length > 0 && random.chance(0.24)) {
    lines.push(lineOf(random.pick(others), 'cross_sell', random))
  }
  const gift = PRODUCTS.find((row) => row.shortCode === (category === 'HY' ? 'YMZ' : 'BHG'))!
  if (main.price >= 300 && main !== gift && random.chance(0.15)) {
    lines.push({ product: gift.shortCode, quantity: 1, sellingMethod: 'gift', discount: 0 })
  }
  return lines
}

function lineOf(
  product: DemoProduct,
  sellingMethod: 'direct' | 'cross_sell',
  random: Random
): WorkLine {
  return {
    product: product.shortCode,
    quantity: product.price < DEAR_YUAN && random.chance(0.08) ? 2 : 1,
    sellingMethod,
    discount: random.chance(0.15) ? Math.round(random.next() * 10) / 10 : 0,
  }
}
