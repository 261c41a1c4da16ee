import db from '@adonisjs/lucid/services/db'

export type WebhookRow = {
  id: number
  name: string
  url: string
  events: string[]
  version: number
  /** Of the last thirty days. */
  waiting: number
  failed: number
  /** ISO instants. */
  lastSuccessAt: string | null
  failingSince: string | null
  disabledAt: string | null
  standing: 'active' | 'failing' | 'off' | 'disabled'
}

const COUNT = (state: string) =>
  `(SELECT COUNT(*) FROM webhook_deliveries delivery
    WHERE delivery.webhook_id = webhooks.id AND delivery.state = '${state}')`

/** Every address that is told of events. */
export class ListWebhooks {
  async handle(): Promise<WebhookRow[]> {
    const rows = await db
      .from('webhooks')
      .orderBy('id')
      .select('webhooks.*')
      .select(db.raw(`${COUNT('waiting')} AS waiting`), db.raw(`${COUNT('failed')} AS failed`))
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      url: row.url,
      events: row.events.split(','),
      version: row.version,
      waiting: Number(row.waiting),
      failed: Number(row.failed),
      lastSuccessAt: row.last_success_at?.toISOString() ?? null,
      failingSince: row.failing_since?.toISOString() ?? null,
      disabledAt: row.disabled_at?.toISOString() ?? null,
      standing: standingOf(row),
    }))
  }
}

function standingOf(row: {
  active: number
  disabled_at: Date | null
  failing_since: Date | null
}): WebhookRow['standing'] {
  if (!row.active) return row.disabled_at ? 'disabled' : 'off'
  return row.failing_since ? 'failing' : 'active'
}
