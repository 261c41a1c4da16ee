import { type EditRule, type OrderField, editRule } from '#app/orders/edit_policy'
import { orderRefused } from '#app/orders/errors'
import type { LockedOrder, OrderChanges } from '#app/orders/locked_order'
import {
  type OrderLine,
  type OrderProduct,
  type TypedLine,
  completeLines,
} from '#app/orders/order_lines'

/** A line of an edit: with `position` it is the line stored there, whose product stays; without it a new one. */
export type EditedLine = TypedLine & { position?: number }

export type OrderEdits = {
  /** The whole new list. */
  lines?: EditedLine[]
  regionId?: number | null
  address?: string
  deliveryMethodId?: number
  paymentMode?: 'cod' | 'prepaid'
  deliveryInstructions?: string | null
  placementId?: number | null
  /** The whole remark in draft and revoked; afterwards what is added to it. */
  remark?: string | null
  /** Take name and phones from the customer's file as it is now. */
  refreshSnapshot?: boolean
}

type Scalar = Exclude<keyof OrderEdits, 'lines' | 'refreshSnapshot'>

const FIELD_OF: Record<Scalar, OrderField> = {
  regionId: 'address',
  address: 'address',
  deliveryMethodId: 'delivery_method',
  paymentMode: 'payment_mode',
  deliveryInstructions: 'delivery_instructions',
  placementId: 'placement',
  remark: 'remark',
}

export type Change = { rule: EditRule; before: unknown; after: unknown }

/** The fields that really change, with the rule each changes by; refuses one that this status keeps as it is. */
export function changedFields(order: LockedOrder, edits: OrderEdits): Map<Scalar, Change> {
  const changes = new Map<Scalar, Change>()
  for (const [name, field] of Object.entries(FIELD_OF) as [Scalar, OrderField][]) {
    const typed = edits[name]
    if (typed === undefined) continue
    const value = typeof typed === 'string' ? typed.trim() || emptyOf(name) : typed
    const rule = editRule(field, order.status)
    const after = rule === 'append' ? appended(order.remark, value) : value
    if (after === order[name]) continue
    if (rule === 'none') throw fieldLocked(field, name, order)
    changes.set(name, { rule, before: order[name], after })
  }
  return changes
}

export function fieldLocked(field: OrderField, name: string, order: LockedOrder) {
  return orderRefused(
    'FIELD_LOCKED',
    name,
    { orderNo: order.orderNo },
    { field, status: order.status },
    409
  )
}

/** The edited list in full; the product of a stored line cannot be exchanged, only removed and added anew. */
export function editedLines(
  order: LockedOrder,
  stored: OrderLine[],
  edited: EditedLine[],
  products: Map<number, OrderProduct>
): OrderLine[] {
  edited.forEach((line, index) => {
    if (line.position === undefined) return
    const kept = stored[line.position - 1]
    if (!kept || kept.productId !== line.productId) {
      throw orderRefused('LINE_PRODUCT_FIXED', `lines.${index}.productId`, {
        orderNo: order.orderNo,
      })
    }
  })
  // What an order holds already may stay in it, even when it is no longer sold.
  const kept = new Set(stored.map((line) => line.productId))
  const sellable = new Map(
    [...products].map(([id, product]) => [id, kept.has(id) ? { ...product, onSale: 1 } : product])
  )
  return completeLines(edited, sellable)
}

/** The columns that these changes write. */
export function columnsOf(changes: Map<Scalar, Change>): OrderChanges {
  return Object.fromEntries([...changes].map(([name, change]) => [name, change.after]))
}

/** Field → [before, after], for the history. */
export function historyOf(changes: Map<string, Change>): Record<string, unknown> {
  return Object.fromEntries(
    [...changes].map(([name, { before, after }]) => [name, [before, after]])
  )
}

function appended(before: string | null, added: unknown): string | null {
  return added ? [before, String(added)].filter(Boolean).join('\n') : before
}

function emptyOf(name: Scalar): string | null {
  return name === 'address' ? '' : null
}
