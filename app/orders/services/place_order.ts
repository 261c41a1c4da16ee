import { createHash } from 'node:crypto'
import { type Clock, SystemClock } from '#core/clock'
import { isDuplicate, statementsOf } from '#core/statements'
import { type Transaction, afterCommit, inTransaction } from '#core/transaction'
import type { Actor } from '#app/orders/actor'
import { orderForbidden, orderRefused } from '#app/orders/errors'
import OrderPlaced from '#app/orders/events/order_placed'
import { runPlacementHooks } from '#app/orders/hooks'
import { type NewOrder, insertOrder, newOrder } from '#app/orders/new_order'
import type { PlacedOrder } from '#app/orders/placed_order'
import { type HistoryEntry, appendHistory } from '#app/orders/order_history'
import type { PlaceOrderContent } from '#app/orders/order_content'
import {
  belowFloor,
  completeLines,
  orderProducts,
  priceBelowFloor,
  writeLines,
} from '#app/orders/order_lines'
import { type OrderFacts, orderFacts } from '#app/orders/queries/order_facts'
import { firstAnswer } from '#app/orders/queries/first_answer'
import { AllocateOrderNumber } from '#app/orders/services/allocate_order_number'
import { SendToLogistics } from '#app/orders/services/send_to_logistics'

export type PlaceOrderInput = PlaceOrderContent & {
  actor: Actor
  workstation?: string | null
  /** A repeated submit with the same key gives the first result. */
  idempotencyKey?: string | null
}

/** TR1, and TR4 with it when asked: everything in one transaction, a repeated submit never a second order. */
export class PlaceOrder {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: PlaceOrderInput): Promise<PlacedOrder> {
    if (!input.actor.may('orders.create')) throw orderForbidden('orders.create')
    const { actor, workstation = null, idempotencyKey = null, ...content } = input
    const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
    const number = await new AllocateOrderNumber().handle(this.clock.now())
    const place = () =>
      inTransaction(async (trx) => {
        const facts = await this.#facts(trx, content, actor, idempotencyKey)
        if (facts.earlier) return this.#repeat(trx, facts.earlier, hash, content.confirm ?? false)
        const order = await this.#write(trx, { content, actor, workstation, facts, number })
        if (idempotencyKey) await this.#remember(trx, order.id, actor, idempotencyKey, hash)
        return this.#finish(trx, order, { content, actor, workstation, facts })
      })
    try {
      return await place()
    } catch (error) {
      // The same submit was just being placed: its order is there now, so this one repeats it.
      if (isDuplicate(error, 'idempotency_keys')) return place()
      throw error
    }
  }

  #facts(
    trx: Transaction,
    content: PlaceOrderContent,
    actor: Actor,
    idempotencyKey: string | null
  ) {
    return orderFacts(trx, {
      customerId: content.customerId,
      deliveryMethodId: content.deliveryMethodId ?? null,
      regionId: content.regionId ?? null,
      callId: content.callId ?? null,
      placementId: content.placementId ?? null,
      employeeId: actor.id,
      idempotencyKey,
    })
  }

  async #repeat(
    trx: Transaction,
    earlier: { orderId: number; requestHash: string },
    hash: string,
    confirmed: boolean
  ): Promise<PlacedOrder> {
    if (earlier.requestHash !== hash) {
      throw orderRefused('IDEMPOTENCY_KEY_REUSED', undefined, {}, { orderId: earlier.orderId }, 409)
    }
    return firstAnswer(trx, earlier.orderId, confirmed)
  }

  async #write(
    trx: Transaction,
    input: {
      content: PlaceOrderContent
      actor: Actor
      workstation: string | null
      facts: OrderFacts
      number: { orderNo: string; businessDay: string }
    }
  ): Promise<NewOrder> {
    const { content, actor } = input
    if (content.reorderOfId) await this.#checkReorder(trx, content.reorderOfId, content.customerId)
    const products = await orderProducts(
      trx,
      content.lines.map((line) => line.productId)
    )
    const lines = completeLines(content.lines, products)
    const cheap = belowFloor(lines, products)
    if (cheap >= 0 && !actor.may('orders.approve_price'))
      throw priceBelowFloor(cheap, lines, products)
    const order = newOrder({
      ...input,
      lines,
      products,
      priceApprovedBy: cheap >= 0 ? actor.id : null,
      at: this.clock.now().toJSDate(),
    })
    order.id = await insertOrder(trx, order)
    await writeLines(trx, order.id, lines)
    await runPlacementHooks(trx, order)
    return order
  }

  /** An order is made anew for the same customer, after its goods came back (TR17). */
  async #checkReorder(trx: Transaction, reorderOfId: number, customerId: number) {
    const statements = await statementsOf(trx)
    const [first] = await statements.rows<{ customerId: number; status: string }>(
      'SELECT customer_id AS customerId, status FROM orders WHERE id = ? AND deleted_at IS NULL',
      [reorderOfId]
    )
    if (first?.customerId !== customerId || first.status !== 'returned') {
      throw orderRefused('REORDER_UNKNOWN', 'reorderOfId')
    }
  }

  async #remember(trx: Transaction, orderId: number, actor: Actor, key: string, hash: string) {
    const statements = await statementsOf(trx)
    await statements.run(
      'INSERT INTO idempotency_keys (employee_id, `key`, request_hash, order_id, created_at) VALUES (?, ?, ?, ?, ?)',
      [actor.id, key, hash, orderId, this.clock.now().toJSDate()]
    )
  }

  async #finish(
    trx: Transaction,
    order: NewOrder,
    input: {
      content: PlaceOrderContent
      actor: Actor
      workstation: string | null
      facts: OrderFacts
    }
  ): Promise<PlacedOrder> {
    const { content, actor, workstation, facts } = input
    if (facts.customer?.kind === 'enquirer') {
      const statements = await statementsOf(trx)
      await statements.run(`UPDATE customers SET kind = 'buyer' WHERE id = ?`, [order.customerId])
    }
    const created: HistoryEntry = {
      orderId: order.id,
      event: 'create',
      from: null,
      to: 'draft',
      version: order.version,
      employeeId: actor.id,
      workstation,
      reason: null,
      changes: { totalFen: order.totalFen, placementId: order.placementId, callId: order.callId },
      at: order.createdAt,
    }
    afterCommit(() =>
      OrderPlaced.dispatch({
        orderId: order.id,
        orderNo: order.orderNo,
        customerId: order.customerId,
        employeeId: actor.id,
        placementId: order.placementId,
        callId: order.callId,
        totalFen: order.totalFen,
      })
    )
    const placed = {
      orderId: order.id,
      orderNo: order.orderNo,
      totalFen: order.totalFen,
      repeated: false,
    }
    if (!content.confirm) {
      await appendHistory(trx, [created])
      return { ...placed, status: order.status, version: order.version, stockHold: false }
    }
    const { order: confirmed } = await new SendToLogistics(this.clock).handle({
      order,
      lines: order.lines,
      products: order.products,
      facts,
      actor,
      workstation,
      paymentMode: order.paymentMode,
      deliveryInstructions: order.deliveryInstructions,
      earlier: [created],
    })
    return {
      ...placed,
      status: confirmed.status,
      version: confirmed.version,
      stockHold: confirmed.stockHold,
    }
  }
}
