import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { type OrderNews, TakeOrderNews } from '#app/orders/services/take_order_news'

const AT_ONCE = 200

type Hook = { id: number; events: string }

/** Writes a delivery for every address that wants to be told of a change. Gives back how many changes it took. */
export class SpreadNews {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(): Promise<number> {
    return inTransaction(async (trx) => {
      const news = await new TakeOrderNews().handle({ limit: AT_ONCE })
      if (news.length === 0) return 0
      const hooks: Hook[] = await trx.from('webhooks').where('active', true).select('id', 'events')
      const now = this.clock.now().toJSDate()
      const rows = hooks.flatMap((hook) => {
        const wanted = hook.events.split(',')
        return news
          .filter(({ type }) => wanted.includes(type))
          .map((one) => ({
            webhook_id: hook.id,
            event_id: eventId(one),
            type: one.type,
            body: bodyOf(one),
            state: 'waiting',
            next_attempt_at: now,
            created_at: now,
          }))
      })
      if (rows.length > 0) await trx.table('webhook_deliveries').multiInsert(rows)
      return news.length
    })
  }
}

function eventId({ id }: OrderNews): string {
  return `order_event_${id}`
}

function bodyOf(news: OrderNews): string {
  return JSON.stringify({
    id: eventId(news),
    type: news.type,
    createdAt: news.at.toISOString(),
    data: {
      orderId: news.orderId,
      orderNo: news.orderNo,
      customerId: news.customerId,
      channel: news.channel,
      from: news.from,
      status: news.to,
      event: news.event,
      version: news.version,
      ...(news.waybillNo === null ? {} : { waybillNo: news.waybillNo }),
    },
  })
}
