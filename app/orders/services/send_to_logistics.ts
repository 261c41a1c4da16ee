import { type Clock, SystemClock } from '#core/clock'
import { formatYuan } from '#core/money'
import { statementsOf } from '#core/statements'
import { type Transaction, afterCommit } from '#core/transaction'
import { setting } from '#app/organisation/settings'
import { ReserveStock, type Shortage } from '#app/products/services/reserve_stock'
import type { Actor } from '#app/orders/actor'
import { orderRefused } from '#app/orders/errors'
import OrderConfirmed from '#app/orders/events/order_confirmed'
import type { OrderTransition } from '#app/orders/hooks'
import type { LockedOrder } from '#app/orders/locked_order'
import type { HistoryEntry } from '#app/orders/order_history'
import {
  type OrderLine,
  type OrderProduct,
  belowFloor,
  priceBelowFloor,
} from '#app/orders/order_lines'
import type { OrderFacts } from '#app/orders/queries/order_facts'
import { TransitionOrder } from '#app/orders/services/transition_order'

export type SendToLogisticsInput = {
  /** Locked, with its lines and the facts that it rests on. */
  order: LockedOrder
  version?: number
  lines: OrderLine[]
  products: Map<number, OrderProduct>
  facts: OrderFacts
  actor: Actor
  workstation: string | null
  /** Chosen in the confirmation window (O09, O10). */
  paymentMode: 'cod' | 'prepaid'
  deliveryInstructions: string | null
  earlier?: HistoryEntry[]
}

/** TR4: guards, warehouse, reservation or hold, pending shipment. Placing and confirming both end here. */
export class SendToLogistics {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: SendToLogisticsInput): Promise<OrderTransition> {
    const transition = await new TransitionOrder(this.clock).handle({
      order: input.order,
      version: input.version,
      event: 'confirm',
      actor: input.actor,
      workstation: input.workstation,
      earlier: input.earlier,
      work: (order, trx) => this.#confirm(trx, order, input),
    })
    const { order } = transition
    afterCommit(() =>
      OrderConfirmed.dispatch({
        orderId: order.id,
        orderNo: order.orderNo,
        warehouseId: order.warehouseId!,
        stockHold: order.stockHold,
        placementId: order.placementId,
        callId: order.callId,
      })
    )
    return transition
  }

  async #confirm(trx: Transaction, order: LockedOrder, input: SendToLogisticsInput) {
    refuseUndeliverable(order, input)
    const { facts } = input
    const stock = await new ReserveStock().handle({
      trx,
      orderId: order.id,
      pieces: input.lines,
      warehouseIds: facts.warehouseIds,
    })
    if (!stock.reserved && (await setting('stock_shortage')) === 'reject') {
      throw stockShort(stock.shortages, input.lines)
    }
    const now = this.clock.now().toJSDate()
    const statements = await statementsOf(trx)
    await statements.run(
      `INSERT INTO shipments (order_id, status, warehouse_id, carrier_id, created_at, updated_at)
       VALUES (?, 'pending', ?, ?, ?, ?)`,
      [order.id, stock.warehouseId, facts.delivery!.carrierId, now, now]
    )
    const set = {
      paymentMode: input.paymentMode,
      deliveryInstructions: input.deliveryInstructions,
      warehouseId: stock.warehouseId,
      stockHold: !stock.reserved,
      codState: 'none' as const,
      reviewState: facts.requireReview ? ('pending' as const) : ('none' as const),
      confirmedAt: now,
      confirmedBy: input.actor.id,
    }
    const changes = {
      paymentMode: set.paymentMode,
      warehouseId: set.warehouseId,
      pieces: input.lines.reduce((sum, line) => sum + line.quantity, 0),
      ...(stock.reserved ? {} : { stockHold: true, shortages: stock.shortages }),
    }
    return { set, changes }
  }
}

/** The guards of TR4 that need nothing but what was read. */
function refuseUndeliverable(order: LockedOrder, input: SendToLogisticsInput): void {
  const { facts, lines, products } = input
  if (!facts.customer?.phone) throw orderRefused('PHONE_MISSING', 'customerId')
  if (facts.customer.blocked) throw orderRefused('PHONE_BLOCKED', 'customerId')
  const { region, delivery } = facts
  const complete = region && region.city && (region.district || !region.divided)
  if (!complete) throw orderRefused('REGION_INCOMPLETE', 'regionId')
  if (!order.address.trim()) throw orderRefused('ADDRESS_MISSING', 'address')
  if (!delivery) throw orderRefused('DELIVERY_METHOD_UNKNOWN', 'deliveryMethodId')
  if (!delivery.reaches) {
    throw orderRefused('REGION_NOT_SERVED', 'deliveryMethodId', { region: region.city })
  }
  const limit = delivery.codLimitFen
  if (input.paymentMode === 'cod' && limit !== null && order.totalFen > limit) {
    throw orderRefused(
      'COD_OVER_LIMIT',
      'paymentMode',
      { limit: formatYuan(limit) },
      { limitFen: limit }
    )
  }
  const trial = lines.findIndex((line) => line.isTrial && !products.get(line.productId)?.trialable)
  if (trial >= 0) {
    throw orderRefused('NOT_TRIALABLE', `lines.${trial}.isTrial`, {
      product: lines[trial].productName,
    })
  }
  const cheap = order.priceApprovedBy === null ? belowFloor(lines, products) : -1
  if (cheap >= 0) throw priceBelowFloor(cheap, lines, products)
  if (facts.warehouseIds.length === 0) throw orderRefused('NO_WAREHOUSE', undefined)
}

function stockShort(shortages: Shortage[], lines: OrderLine[]) {
  const [first] = shortages
  const line = lines.findIndex((other) => other.productId === first.productId)
  return orderRefused(
    'STOCK_SHORT',
    `lines.${line}.quantity`,
    { product: lines[line].productName, available: first.available },
    { shortages },
    409
  )
}
