import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { defineList, type ListPage } from '#core/list_query'
import { maskPhone } from '#core/phone'
import { INQUIRY_DAYS, INQUIRY_KINDS, type Inquiry, type InquiryKind } from '#app/orders/inquiries'
import type { Actor } from '#app/orders/actor'
import { mayInquire } from '#app/orders/policies/order_policy'
import type { OrderStatus } from '#app/orders/order_states'

export type InquiryRow = {
  id: number
  orderNo: string
  version: number
  status: OrderStatus
  inquiry: Inquiry | null
  kind: InquiryKind
  customer: string
  phone: string
  waybillNo: string | null
  taker: string
  employeeId: number
  departmentId: number
  totalFen: number
  leftAt: string
  /** Whether the asker writes down what this customer says. */
  mayAnswer: boolean
}

/** `?` is the instant before which a parcel is due. */
const CONDITIONS: Record<InquiryKind, string> = {
  refused_on_the_way: `orders.status IN ('printed', 'in_transit') AND orders.inquiry = 'refused'`,
  received_without_feedback: `orders.status IN ('printed', 'in_transit')
    AND orders.inquiry = 'received' AND orders.printed_at < ?`,
  returned_but_received: `orders.status = 'returned' AND orders.inquiry = 'received'`,
  delivered_but_refused: `orders.status = 'delivered' AND orders.inquiry = 'refused'`,
  to_ask: `orders.status = 'in_transit' AND COALESCE(orders.inquiry, 'pending') = 'pending'
    AND orders.handed_over_at < ?`,
}

const KIND = `CASE ${INQUIRY_KINDS.map((kind) => `WHEN ${CONDITIONS[kind]} THEN '${kind}'`).join(' ')} END`

const inquiryList = defineList({
  sort: { leftAt: 'orders.printed_at', orderNo: 'orders.order_no' },
  defaultSort: 'leftAt',
  tieBreaker: 'orders.id',
  filters: {
    kind: { rule: 'set', column: 'kind', values: INQUIRY_KINDS },
    q: { rule: 'contains', column: ['orders.order_no', 'orders.receiver_name'] },
  },
})

/** 垂询: parcels to ask the customer about, and contradictions between what he says and the warehouse; longest out first. */
export class ListInquiries {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({
    query,
    actor,
  }: {
    query: Record<string, unknown>
    actor: Actor
  }): Promise<ListPage<InquiryRow>> {
    const { filters, ...state } = inquiryList.read(query)
    const { kind = [...INQUIRY_KINDS], ...others } = filters
    const due = this.clock.now().minus({ days: INQUIRY_DAYS }).toJSDate()
    const wanted = INQUIRY_KINDS.filter((one) => (kind as string[]).includes(one))
    const values = (conditions: string) =>
      Array.from({ length: conditions.split('?').length - 1 }, () => due)
    const where = wanted.map((one) => `(${CONDITIONS[one]})`).join(' OR ')
    const rows = db
      .from('orders')
      .join('employees as taker', 'taker.id', 'orders.employee_id')
      .joinRaw(
        `LEFT JOIN shipments shipment ON shipment.id = (SELECT MAX(last.id) FROM shipments last
           WHERE last.order_id = orders.id AND last.waybill_no IS NOT NULL)`
      )
      .whereNull('orders.deleted_at')
      .whereRaw(`(${where})`, values(where))
      .select('orders.id', 'orders.order_no as orderNo', 'orders.version', 'orders.status')
      .select(
        'orders.inquiry',
        'orders.receiver_name as customer',
        'orders.receiver_phone as phone'
      )
      .select('orders.total_fen as totalFen', 'orders.printed_at as leftAt')
      .select('orders.employee_id as employeeId', 'orders.department_id as departmentId')
      .select('shipment.waybill_no as waybillNo', 'taker.name as taker')
      .select(db.raw(`${KIND} AS kind`, values(KIND)))
    const page = await inquiryList.rows<Record<string, unknown>>(rows, {
      ...state,
      filters: others,
    })
    return {
      ...page,
      rows: page.rows.map((row) => ({
        ...(row as InquiryRow),
        phone: maskPhone(row.phone as string),
        totalFen: Number(row.totalFen),
        leftAt: (row.leftAt as Date).toISOString(),
        mayAnswer: mayInquire(actor, row as InquiryRow),
      })),
    }
  }
}
