import db from '@adonisjs/lucid/services/db'
import { escapeLike } from '#core/list_filters'
import { defineList, type ListPage } from '#core/list_query'
import { maskPhone, parsePhone } from '#core/phone'
import {
  CALLBACK_TASK_STATES,
  OPEN_TASK_STATES,
  type CallbackTaskState,
} from '#app/callbacks/callback_task_states'
import { orderGoods } from '#app/orders/queries/order_goods'
import type { OrderStatus } from '#app/orders/order_states'

/** Reasons of a returned parcel, as the feedback names them. */
const REASONS = ['refused', 'unreachable', 'address', 'damaged', 'other'] as const

export type CallbackTaskRow = {
  id: number
  state: CallbackTaskState
  version: number
  orderId: number
  orderNo: string
  orderStatus: OrderStatus
  totalFen: number
  product: string
  lineCount: number
  customerId: number
  customer: string
  customerClass: 'A' | 'B' | 'C' | 'D'
  /** Masked. */
  phone: string
  reason: (typeof REASONS)[number] | null
  /** Who took the order. */
  taker: string
  /** ISO instant at which the parcel came back. */
  createdAt: string
  attempts: number
  attemptedAt: string | null
  /** Who has it in hand, or had. */
  holderId: number | null
  holder: string | null
  remark: string | null
  savedBy: { orderId: number; orderNo: string } | null
}

export type CallbackTaskTotals = { totalFen: number }

const GOODS = orderGoods('orders')

const taskList = defineList({
  sort: { createdAt: 'task.created_at', totalFen: 'orders.total_fen', attempts: 'task.attempts' },
  defaultSort: '-createdAt',
  tieBreaker: 'task.id',
  filters: {
    state: { rule: 'set', column: 'task.state', values: CALLBACK_TASK_STATES },
    reason: { rule: 'set', column: 'task.reason', values: REASONS },
    holder: { rule: 'ids', column: 'task.employee_id' },
    created: { rule: 'days', column: 'task.created_at' },
    // Order number, name, or telephone, whichever is at hand.
    q: {
      rule: 'custom',
      read: (text) => text || null,
      apply: (query, text) => {
        const number = parsePhone(text)?.number ?? text
        query.where((either) => {
          either.where('orders.order_no', 'like', `${escapeLike(text)}%`)
          either.orWhere('orders.receiver_name', text)
          either.orWhere('orders.receiver_phone', number)
          either.orWhere('orders.receiver_phone2', number)
        })
      },
    },
  },
})

/** The callback team's work list; without a chosen state the tasks that ask for work, the newest first. */
export class ListCallbackTasks {
  async handle(
    query: Record<string, unknown>
  ): Promise<ListPage<CallbackTaskRow, CallbackTaskTotals>> {
    const state = taskList.read(query)
    state.filters.state ??= [...OPEN_TASK_STATES]
    const tasks = db
      .from('callback_tasks as task')
      .join('orders', 'orders.id', 'task.order_id')
      .join('customers as customer', 'customer.id', 'task.customer_id')
      .join('employees as taker', 'taker.id', 'orders.employee_id')
      .leftJoin('employees as holder', 'holder.id', 'task.employee_id')
      .leftJoin('orders as saving', 'saving.id', 'task.saved_by_order_id')
      .select({
        id: 'task.id',
        state: 'task.state',
        version: 'task.version',
        orderId: 'orders.id',
        orderNo: 'orders.order_no',
        orderStatus: 'orders.status',
        totalFen: 'orders.total_fen',
        customerId: 'task.customer_id',
        customer: 'orders.receiver_name',
        customerClass: 'customer.customer_class',
        phone: 'orders.receiver_phone',
        reason: 'task.reason',
        taker: 'taker.name',
        createdAt: 'task.created_at',
        attempts: 'task.attempts',
        attemptedAt: 'task.attempted_at',
        holderId: 'task.employee_id',
        holder: 'holder.name',
        remark: 'task.remark',
        savingId: 'saving.id',
        savingNo: 'saving.order_no',
      })
      .select(db.raw(`${GOODS.product} AS product`), db.raw(`${GOODS.lineCount} AS lineCount`))
    const page = await taskList.rows<Record<string, unknown>, CallbackTaskTotals>(
      tasks,
      state,
      async (filtered) => {
        const [sum] = (await filtered.sum('orders.total_fen as fen')) as { fen: string | null }[]
        return { totalFen: Number(sum?.fen ?? 0) }
      }
    )
    return { ...page, rows: page.rows.map(rowOf) }
  }
}

function rowOf({ savingId, savingNo, ...row }: Record<string, unknown>): CallbackTaskRow {
  return {
    ...(row as CallbackTaskRow),
    totalFen: Number(row.totalFen),
    lineCount: Number(row.lineCount),
    phone: maskPhone(row.phone as string),
    createdAt: (row.createdAt as Date).toISOString(),
    attemptedAt: (row.attemptedAt as Date | null)?.toISOString() ?? null,
    savedBy: savingId ? { orderId: savingId as number, orderNo: savingNo as string } : null,
  }
}
