import { DateTime } from 'luxon'
import { type Clock, SystemClock } from '#core/clock'
import { BUSINESS_ZONE, businessDay } from '#core/period'
import { type Transaction, inTransaction } from '#core/transaction'
import type { Actor } from '#app/orders/actor'
import { type LockedOrder, lockOrder } from '#app/orders/locked_order'
import { TransitionOrder } from '#app/orders/services/transition_order'
import { afterSalesRefused } from '#app/after_sales/errors'
import { rmaStateRefused } from '#app/after_sales/locked_rma'
import { type ReturnableLine, returnableLines } from '#app/after_sales/queries/returnable_lines'
import {
  RIGHT_DAYS,
  type RmaBasis,
  type RmaKind,
  type RmaReason,
  type RmaStatus,
} from '#app/after_sales/rma'

export type RequestRmaInput = {
  orderId: number
  version?: number
  kind: RmaKind
  /** Lines of the order by their place in it, with so many pieces each. */
  lines: { position: number; quantity: number }[]
  /** Null: none is needed within the seven days. */
  reason: RmaReason | null
  remark?: string | null
  actor: Actor
  workstation?: string | null
}

export type RequestedRma = { id: number; version: number; basis: RmaBasis }

/** The last business day on which goods delivered at this instant may go back without a reason. */
export function rightUntil(deliveredAt: Date): string {
  const day = DateTime.fromJSDate(deliveredAt).setZone(BUSINESS_ZONE)
  return businessDay(day.plus({ days: RIGHT_DAYS }))
}

/** TR22: a customer wants to give delivered goods back; within seven days without a reason, later with one. */
export class RequestRma {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: RequestRmaInput): Promise<RequestedRma> {
    return inTransaction(async (trx) => {
      const order = await lockOrder(trx, input.orderId)
      let id = 0
      let basis: RmaBasis = 'no_reason'
      const { order: after } = await new TransitionOrder(this.clock).handle({
        order,
        version: input.version,
        event: 'rma_request',
        actor: input.actor,
        workstation: input.workstation,
        reason: input.remark?.trim() || null,
        work: async () => {
          const lines = await this.#lines(order, input, trx)
          basis = this.#basis(order, input, lines)
          id = await this.#write(order, input, lines, basis, trx)
          return { changes: { rma: id, rmaStatus: [null, 'requested'], kind: input.kind } }
        },
      })
      return { id, version: after.version, basis }
    })
  }

  /** The lines with the pieces that were asked for; refuses what was not delivered or went back already. */
  async #lines(order: LockedOrder, input: RequestRmaInput, trx: Transaction) {
    if (input.lines.length === 0) throw afterSalesRefused('LINES_MISSING', { field: 'lines' })
    const there = await returnableLines(order.id, trx)
    const met = new Set<number>()
    return input.lines.map(({ position, quantity }, index) => {
      const line = there.find((one) => one.position === position)
      const field = `lines.${index}.quantity`
      if (!line || met.has(position)) throw afterSalesRefused('LINE_UNKNOWN', { field })
      met.add(position)
      if (line.trialOutcome === 'pending') {
        throw afterSalesRefused('TRIAL_PENDING', { field, values: { product: line.product } })
      }
      if (!Number.isInteger(quantity) || quantity < 1 || quantity > line.returnable) {
        throw afterSalesRefused('TOO_MANY', {
          field,
          values: { product: line.product, most: line.returnable },
        })
      }
      return { ...line, quantity }
    })
  }

  #basis(order: LockedOrder, input: RequestRmaInput, lines: ReturnableLine[]): RmaBasis {
    if (lines.every(({ trialOutcome }) => trialOutcome === 'returned')) return 'trial'
    if (input.reason === 'other' && !input.remark?.trim()) {
      throw afterSalesRefused('REMARK_MISSING', { field: 'remark' })
    }
    if (input.reason) return 'with_reason'
    const until = rightUntil(order.fedBackAt!)
    if (businessDay(this.clock.now()) > until) {
      throw afterSalesRefused('REASON_NEEDED', { field: 'reason', values: { until } })
    }
    const excluded = lines.find(({ excluded: isExcluded }) => isExcluded)
    if (excluded) {
      throw afterSalesRefused('RETURN_EXCLUDED', {
        field: 'reason',
        values: { product: excluded.product },
      })
    }
    return 'no_reason'
  }

  async #write(
    order: LockedOrder,
    input: RequestRmaInput,
    lines: ReturnableLine[],
    basis: RmaBasis,
    trx: Transaction
  ): Promise<number> {
    const at = this.clock.now().toJSDate()
    const open: { status: RmaStatus } | null = await trx
      .from('rmas')
      .where({ order_id: order.id, open: 1 })
      .select('status')
      .first()
    if (open) {
      throw await rmaStateRefused(trx, { orderId: order.id, status: open.status }, 'RMA_OPEN')
    }
    const [id] = await trx.table('rmas').insert({
      order_id: order.id,
      status: 'requested',
      kind: input.kind,
      basis,
      reason: input.reason,
      remark: input.remark?.trim() || null,
      right_until: rightUntil(order.fedBackAt!),
      requested_by: input.actor.id,
      created_at: at,
      updated_at: at,
    })
    await trx.table('rma_lines').multiInsert(
      lines.map(({ position, productId, quantity, unitPriceFen }) => ({
        rma_id: id,
        position,
        product_id: productId,
        quantity,
        unit_price_fen: unitPriceFen,
      }))
    )
    return Number(id)
  }
}
