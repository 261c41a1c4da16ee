import db from '@adonisjs/lucid/services/db'
import { defineList } from '#core/list_query'
import { ORDER_NEWS } from '#app/orders/order_news'
import { webhookNotFound } from '#app/integrations/errors'

const deliveryList = defineList({
  sort: { createdAt: 'delivery.id', type: 'delivery.type', state: 'delivery.state' },
  defaultSort: '-createdAt',
  tieBreaker: 'delivery.id',
  filters: {
    state: { rule: 'set', column: 'delivery.state', values: ['waiting', 'delivered', 'failed'] },
    type: { rule: 'set', column: 'delivery.type', values: [...ORDER_NEWS, 'ping'] },
    eventId: { rule: 'exact', column: 'delivery.event_id' },
  },
})

const LAST = (column: string) =>
  `(SELECT attempt.${column} FROM webhook_attempts attempt
    WHERE attempt.webhook_delivery_id = delivery.id ORDER BY attempt.id DESC LIMIT 1)`

/** The delivery log of one address, by the state of the list in the URL. */
export class ListDeliveries {
  async handle({ webhookId, query }: { webhookId: number; query: Record<string, unknown> }) {
    const hook: { id: number; name: string; url: string } | null = await db
      .from('webhooks')
      .where('id', webhookId)
      .select('id', 'name', 'url')
      .first()
    if (!hook) throw webhookNotFound()
    const deliveries = db
      .from('webhook_deliveries as delivery')
      .where('delivery.webhook_id', webhookId)
      .select('delivery.*')
      .select(db.raw(`${LAST('status')} AS status`), db.raw(`${LAST('error')} AS error`))
    const page = await deliveryList.rows<Record<string, unknown>>(
      deliveries,
      deliveryList.read(query)
    )
    return { hook, total: page.total, rows: page.rows.map(rowOf) }
  }
}

function rowOf(row: Record<string, unknown>) {
  const instant = (value: unknown) => (value as Date | null)?.toISOString() ?? null
  return {
    id: Number(row.id),
    eventId: row.event_id as string,
    type: row.type as string,
    state: row.state as 'waiting' | 'delivered' | 'failed',
    attempts: Number(row.attempts),
    status: row.status === null ? null : Number(row.status),
    error: row.error as string | null,
    nextAttemptAt: instant(row.next_attempt_at),
    createdAt: instant(row.created_at)!,
  }
}
