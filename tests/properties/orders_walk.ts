import db from '@adonisjs/lucid/services/db'
import { randomUUID } from 'node:crypto'
import type { Trade } from '#database/factories/orders'
import { makeOrder } from '#database/factories/orders'
import { DomainError } from '#core/domain_error'
import type { TypedLine } from '#app/orders/order_lines'
import { CancelOrder } from '#app/orders/services/cancel_order'
import { ConfirmOrder } from '#app/orders/services/confirm_order'
import { DeleteOrder } from '#app/orders/services/delete_order'
import { EditOrder } from '#app/orders/services/edit_order'
import { RecordPayment } from '#app/orders/services/record_payment'
import { RevokeOrder } from '#app/orders/services/revoke_order'
import { RecordStockMovement } from '#app/products/services/record_stock_movement'
import { CorrectFeedback } from '#app/logistics/services/correct_feedback'
import { HandOverOrder } from '#app/logistics/services/hand_over_order'
import { InspectReturnedGoods } from '#app/logistics/services/inspect_returned_goods'
import { PrintOrder } from '#app/logistics/services/print_order'
import { ReceiveReturnedGoods } from '#app/logistics/services/receive_returned_goods'
import { RecordFeedback } from '#app/logistics/services/record_feedback'
import { VoidWaybill } from '#app/logistics/services/void_waybill'

/** Numbers in [0, below) from a seed: the same walk every time the seed is given. */
export function chance(seed: number) {
  let state = seed >>> 0
  return (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** What happened when an event was attempted: nothing, or the code that refused it. */
export type Attempt = { event: string; refusal: string | null }

export type Walker = { trade: Trade; warehouseLead: Trade['warehouseLead']; orders: number[] }

type Step = (walker: Walker, orderId: number, pick: (below: number) => number) => Promise<unknown>

/** Every event that exists, on an order drawn at random, whether it fits or not. */
const STEPS: Record<string, Step> = {
  async place({ trade, orders }, _, pick) {
    const [first, second] = trade.productIds
    const lines: TypedLine[] = [{ productId: first, quantity: 1 + pick(3) }]
    if (pick(2) === 0) {
      lines.push({ productId: second, sellingMethod: 'gift', isTrial: pick(4) === 0 })
    }
    const placed = await makeOrder(trade, {
      lines,
      paymentMode: pick(3) === 0 ? 'prepaid' : 'cod',
      confirm: pick(2) === 0,
    })
    orders.push(placed.orderId)
  },
  async edit({ trade }, orderId, pick) {
    const { version } = await db.from('orders').where('id', orderId).select('version').firstOrFail()
    const lines = [{ productId: trade.productIds[pick(2)], quantity: 1 + pick(3) }]
    const edits = pick(2) === 0 ? { lines } : { deliveryInstructions: randomUUID() }
    await new EditOrder().handle({ actor: trade.agent, orderId, version, ...edits })
  },
  confirm: ({ trade }, orderId) => new ConfirmOrder().handle({ actor: trade.agent, orderId }),
  delete: ({ trade }, orderId) => new DeleteOrder().handle({ actor: trade.lead, orderId }),
  revoke: ({ warehouseLead }, orderId) =>
    new RevokeOrder().handle({ actor: warehouseLead, orderId, reason: '错单' }),
  cancel: ({ warehouseLead }, orderId) =>
    new CancelOrder().handle({ actor: warehouseLead, orderId, reason: '客户不要了' }),
  async pay({ trade }, orderId, pick) {
    const order = await db.from('orders').where('id', orderId).firstOrFail()
    const whole = Number(order.total_fen) - Number(order.paid_fen)
    await new RecordPayment().handle({
      actor: trade.finance,
      orderId,
      kind: pick(5) === 0 ? 'refund' : 'payment',
      amountFen: pick(2) === 0 ? whole : Math.ceil(whole / 2),
      method: 'bank',
      reference: randomUUID(),
    })
  },
  print: ({ warehouseLead }, orderId) => new PrintOrder().handle({ actor: warehouseLead, orderId }),
  void: ({ warehouseLead }, orderId, pick) =>
    new VoidWaybill().handle({
      actor: warehouseLead,
      orderId,
      because: pick(2) === 0 ? 'wrong_order' : 'customer_cancelled',
      reason: '作废',
    }),
  handOver: ({ warehouseLead }, orderId) =>
    new HandOverOrder().handle({ actor: warehouseLead, orderId }),
  async feedback({ warehouseLead }, orderId, pick) {
    const shipment = await db
      .from('shipments')
      .where('order_id', orderId)
      .whereNotNull('waybill_no')
      .orderBy('id', 'desc')
      .first()
    await new RecordFeedback().handle({
      waybillNo: shipment?.waybill_no ?? 'none',
      result: pick(2) === 0 ? 'returned' : 'delivered',
      reason: 'refused',
      courierId: null,
      deliveryFeeFen: 800,
      remark: null,
      actor: warehouseLead,
      batchId: null,
    })
  },
  receiveGoods: ({ warehouseLead }, orderId) =>
    new ReceiveReturnedGoods().handle({ orderId, actor: warehouseLead }),
  async inspect({ warehouseLead }, orderId, pick) {
    const lines = await db
      .from('order_lines')
      .where('order_id', orderId)
      .groupBy('product_id')
      .select('product_id as productId')
      .sum('quantity as quantity')
    const findings = lines.map(({ productId, quantity }) => {
      const damaged = pick(2)
      const disposed = Math.min(Number(quantity) - damaged, pick(2))
      return { productId, damaged, disposed, sellable: Number(quantity) - damaged - disposed }
    })
    await new InspectReturnedGoods().handle({ orderId, lines: findings, actor: warehouseLead })
  },
  correct: ({ warehouseLead }, orderId) =>
    new CorrectFeedback().handle({ orderId, reason: '扫错件', actor: warehouseLead }),
  async stock({ trade }, _, pick) {
    await new RecordStockMovement().handle({
      productId: trade.productIds[pick(2)],
      warehouseId: trade.warehouseId,
      bucket: 'sellable',
      kind: 'purchase',
      quantity: 1 + pick(4),
      causeType: 'purchase',
      causeId: randomUUID(),
      employeeId: null,
    })
  },
}

/** Drawn twice as often, so that walks of a few hundred events get through to the end. */
const FORWARD = ['place', 'confirm', 'print', 'handOver', 'feedback']

/** Attempts one event; a refusal of the business is an answer, everything else fails the walk. */
export async function attempt(walker: Walker, pick: (below: number) => number): Promise<Attempt> {
  const names = [...Object.keys(STEPS), ...FORWARD]
  return attemptOne(walker.orders.length < 3 ? 'place' : names[pick(names.length)], walker, pick)
}

/** One order is placed, then `events` others are attempted, on it and on those of whoever walks beside. */
export async function sequence(
  walker: Walker,
  pick: (below: number) => number,
  events: number
): Promise<Attempt[]> {
  const done = [await attemptOne('place', walker, pick)]
  while (done.length <= events) done.push(await attempt(walker, pick))
  return done
}

/** Mostly attempted on an order that it fits, so that walks get through to the end; now and then on any. */
const FITTING: Record<string, string[]> = {
  confirm: ['draft', 'revoked'],
  print: ['confirmed'],
  revoke: ['confirmed'],
  handOver: ['printed'],
  feedback: ['printed', 'in_transit'],
  receiveGoods: ['returned'],
  inspect: ['returned'],
  correct: ['delivered', 'returned'],
}

async function anOrder(
  event: string,
  { orders }: Walker,
  pick: (below: number) => number
): Promise<number> {
  if (FITTING[event] && pick(2) === 0) {
    const fitting = await db
      .from('orders')
      .whereIn('id', orders)
      .whereIn('status', FITTING[event])
      .orderBy('id')
      .select('id')
    if (fitting.length > 0) return fitting[pick(fitting.length)].id
  }
  // Mostly among the latest orders, so that walks go deep and not only wide.
  const among = pick(4) === 0 ? orders : orders.slice(-4)
  return among[pick(among.length)]
}

async function attemptOne(
  event: string,
  walker: Walker,
  pick: (below: number) => number
): Promise<Attempt> {
  const orderId = await anOrder(event, walker, pick)
  try {
    await STEPS[event](walker, orderId, pick)
    return { event, refusal: null }
  } catch (error) {
    if (error instanceof DomainError) return { event, refusal: error.code ?? 'refused' }
    throw error
  }
}
