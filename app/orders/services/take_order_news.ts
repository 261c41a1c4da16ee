import { inTransaction } from '#core/transaction'
import { type OrderNewsType, newsType } from '#app/orders/order_news'

export type OrderNews = {
  /** Of the row in the history. */
  id: number
  type: OrderNewsType
  orderId: number
  orderNo: string
  customerId: number
  channel: string
  /** The event of the order's machine. */
  event: string
  from: string | null
  to: string
  version: number
  waybillNo: string | null
  at: Date
}

type Row = Omit<OrderNews, 'type' | 'waybillNo'> & { changes: unknown }

/**
 * The oldest changes that nobody outside was told of; they count as told when the caller's transaction commits. The
 * marks were written together with the changes, so none is missing and none is about something that was rolled back.
 * Two that ask at once get different ones.
 */
export class TakeOrderNews {
  async handle({ limit }: { limit: number }): Promise<OrderNews[]> {
    return inTransaction(async (trx) => {
      const marked: { id: number }[] = await trx
        .from('order_events')
        .where('untold', 1)
        .orderBy('id')
        .limit(limit)
        .forUpdate()
        .skipLocked()
        .select('id')
      if (marked.length === 0) return []
      const ids = marked.map(({ id }) => id)
      const rows: Row[] = await trx
        .from('order_events as event')
        .join('orders', 'orders.id', 'event.order_id')
        .whereIn('event.id', ids)
        .orderBy('event.id')
        .select({
          id: 'event.id',
          orderId: 'event.order_id',
          orderNo: 'orders.order_no',
          customerId: 'orders.customer_id',
          channel: 'orders.channel',
          event: 'event.event',
          from: 'event.from_status',
          to: 'event.to_status',
          version: 'event.version',
          changes: 'event.changes',
          at: 'event.created_at',
        })
      await trx.from('order_events').whereIn('id', ids).update({ untold: null })
      return rows.map(({ changes, ...row }) => ({
        ...row,
        type: newsType(row),
        waybillNo: waybillNoOf(changes),
      }))
    })
  }
}

/** MySQL's driver parses JSON, MariaDB's leaves it as text. */
function waybillNoOf(changes: unknown): string | null {
  const plain: unknown = typeof changes === 'string' ? JSON.parse(changes) : changes
  const number = (plain as { waybillNo?: unknown } | null)?.waybillNo
  return typeof number === 'string' ? number : null
}
