import { type Clock, SystemClock } from '#core/clock'
import { statementsOf } from '#core/statements'
import { type Transaction, inTransaction } from '#core/transaction'
import type { Actor } from '#app/orders/actor'
import { editRule } from '#app/orders/edit_policy'
import { orderRefused } from '#app/orders/errors'
import { paymentStateOf } from '#app/orders/facet_states'
import { type LockedOrder, type OrderChanges, lockOrder } from '#app/orders/locked_order'
import {
  type Change,
  type OrderEdits,
  changedFields,
  columnsOf,
  editedLines,
  fieldLocked,
  historyOf,
} from '#app/orders/order_edits'
import {
  type OrderLine,
  belowFloor,
  orderLines,
  orderProducts,
  priceBelowFloor,
  totalOf,
  writeLines,
} from '#app/orders/order_lines'
import type { OrderEvent } from '#app/orders/order_states'
import { orderFacts } from '#app/orders/queries/order_facts'
import { TransitionOrder, type TransitionWork } from '#app/orders/services/transition_order'

export type EditOrderInput = OrderEdits & {
  actor: Actor
  orderId: number
  /** The version that the editor saw. */
  version: number
  workstation?: string | null
}

/**
 * TR2 in draft and revoked; TR5 and TR6 afterwards: what section 4 still lets change, each as an event of its own.
 * Instructions changed before printing are pushed to the parcel in the same step.
 */
export class EditOrder {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: EditOrderInput): Promise<{ version: number }> {
    return inTransaction(async (trx) => {
      const order = await lockOrder(trx, input.orderId)
      return order.status === 'draft' || order.status === 'revoked'
        ? this.#editWhole(order, input)
        : this.#editSingly(trx, order, input)
    })
  }

  async #editWhole(order: LockedOrder, input: EditOrderInput) {
    const { order: edited } = await new TransitionOrder(this.clock).handle({
      order,
      version: input.version,
      event: 'edit',
      actor: input.actor,
      workstation: input.workstation,
      work: (_, trx) => this.#wholeWork(trx, order, input),
    })
    return { version: edited.version }
  }

  async #wholeWork(
    trx: Transaction,
    order: LockedOrder,
    input: EditOrderInput
  ): Promise<TransitionWork> {
    const changes: Map<string, Change> = changedFields(order, input)
    const set: OrderChanges = { ...columnsOf(changedFields(order, input)) }
    if (set.paymentMode && order.paidFen !== 0) throw orderRefused('PAYMENTS_EXIST', 'paymentMode')
    await this.#checkReferences(trx, order, input, set)
    if (input.lines) {
      const stored = await orderLines(trx, order.id)
      const lines = await this.#replaceLines(trx, order, stored, input, set)
      changes.set('lines', { rule: 'free', before: stored, after: lines })
      changes.set('totalFen', { rule: 'free', before: order.totalFen, after: set.totalFen })
    }
    return { set, changes: historyOf(changes) }
  }

  /** Region, method and placement must exist; the snapshot is read anew when asked. */
  async #checkReferences(
    trx: Transaction,
    order: LockedOrder,
    input: EditOrderInput,
    set: OrderChanges
  ) {
    const facts = await orderFacts(trx, {
      customerId: order.customerId,
      deliveryMethodId: set.deliveryMethodId ?? order.deliveryMethodId,
      regionId: set.regionId === undefined ? order.regionId : set.regionId,
      callId: null,
      placementId: set.placementId ?? null,
      employeeId: input.actor.id,
      idempotencyKey: null,
    })
    if (!facts.delivery) throw orderRefused('DELIVERY_METHOD_UNKNOWN', 'deliveryMethodId')
    if (!facts.placementKnown) throw orderRefused('PLACEMENT_UNKNOWN', 'placementId')
    if (set.regionId && !facts.region) throw orderRefused('REGION_UNKNOWN', 'regionId')
    if (set.regionId !== undefined) {
      set.province = facts.region?.province ?? ''
      set.city = facts.region?.city ?? ''
      set.district = facts.region?.district ?? ''
    }
    if (set.placementId !== undefined) set.placementManual = true
    if (!input.refreshSnapshot) return
    if (order.status !== 'draft') throw fieldLocked('customer', 'refreshSnapshot', order)
    if (!facts.customer?.phone) throw orderRefused('PHONE_MISSING', 'customerId')
    set.receiverName = facts.customer.name
    set.receiverPhone = facts.customer.phone
    set.receiverPhone2 = facts.customer.phone2
  }

  async #replaceLines(
    trx: Transaction,
    order: LockedOrder,
    stored: OrderLine[],
    input: EditOrderInput,
    set: OrderChanges
  ): Promise<OrderLine[]> {
    const edited = input.lines ?? []
    const products = await orderProducts(
      trx,
      edited.map((line) => line.productId)
    )
    const lines = editedLines(order, stored, edited, products)
    const approved = order.priceApprovedBy === null ? [] : stored
    const cheap = belowFloor(lines, products, approved)
    if (cheap >= 0 && !input.actor.may('orders.approve_price')) {
      throw priceBelowFloor(cheap, lines, products)
    }
    if (cheap >= 0) set.priceApprovedBy = input.actor.id
    set.totalFen = totalOf(lines)
    set.isTrial = lines.some((line) => line.isTrial)
    set.paymentState = paymentStateOf({
      totalFen: set.totalFen,
      paidFen: order.paidFen,
      refunded: order.paymentState === 'refunded',
      owedBack: false,
    })
    const statements = await statementsOf(trx)
    await statements.run('DELETE FROM order_lines WHERE order_id = ?', [order.id])
    await writeLines(trx, order.id, lines)
    return lines
  }

  async #editSingly(trx: Transaction, order: LockedOrder, input: EditOrderInput) {
    if (input.lines && editRule('lines', order.status) === 'none') {
      throw fieldLocked('lines', 'lines', order)
    }
    if (input.refreshSnapshot) throw fieldLocked('customer', 'refreshSnapshot', order)
    const changes = changedFields(order, input)
    const events: [OrderEvent, 'deliveryInstructions' | 'placementId' | 'remark'][] = [
      ['edit_instructions', 'deliveryInstructions'],
      ['edit_media', 'placementId'],
      ['append_remark', 'remark'],
    ]
    let current = order
    let version: number | undefined = input.version
    for (const [event, name] of events) {
      const change = changes.get(name)
      if (!change) continue
      current = await this.#single(current, version, event, name, change, input)
      version = undefined
      if (event === 'edit_instructions') current = await this.#resync(trx, current, input)
    }
    return { version: current.version }
  }

  async #single(
    order: LockedOrder,
    version: number | undefined,
    event: OrderEvent,
    name: keyof OrderEdits,
    change: Change,
    input: EditOrderInput
  ): Promise<LockedOrder> {
    const transition = await new TransitionOrder(this.clock).handle({
      order,
      version,
      event,
      actor: input.actor,
      workstation: input.workstation,
      work: async (_, trx) => {
        const set: OrderChanges = { [name]: change.after }
        if (event === 'edit_media') await this.#checkReferences(trx, order, input, set)
        return { set, changes: { [name]: [change.before, change.after] } }
      },
    })
    return transition.order
  }

  /** 传物流: the pending parcel shows that what it goes out with has changed. */
  async #resync(trx: Transaction, order: LockedOrder, input: EditOrderInput): Promise<LockedOrder> {
    const statements = await statementsOf(trx)
    await statements.run(
      `UPDATE shipments SET updated_at = ? WHERE order_id = ? AND status = 'pending'`,
      [this.clock.now().toJSDate(), order.id]
    )
    const transition = await new TransitionOrder(this.clock).handle({
      order,
      event: 'resync',
      actor: input.actor,
      workstation: input.workstation,
    })
    return transition.order
  }
}
