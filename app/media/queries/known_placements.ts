import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

export type KnownPlacement = {
  id: number
  channelId: number
  productId: number
  serviceNumberId: number
  startsAt: Date
  seconds: number
  cancelled: boolean
}

/** What makes a placement the same as another: channel, start, product, service number. */
export type PlacementIdentity = {
  channelId: number
  productId: number
  serviceNumberId: number
  startsAt: Date
}

export function identityOf(placement: PlacementIdentity): string {
  const { channelId, productId, serviceNumberId, startsAt } = placement
  return `${channelId}/${startsAt.getTime()}/${productId}/${serviceNumberId}`
}

/** The placements, cancelled ones too, that touch the span; those that began up to a day earlier included. */
export class KnownPlacements {
  async handle(
    { from, to }: { from: DateTime; to: DateTime },
    client: QueryClientContract = db.connection()
  ): Promise<KnownPlacement[]> {
    const rows = await client
      .from('placements')
      .select(
        'id',
        'channel_id',
        'product_id',
        'service_number_id',
        'starts_at',
        'duration_s',
        'state'
      )
      .whereBetween('starts_at', [from.minus({ days: 1 }).toJSDate(), to.toJSDate()])
    return rows.map((row) => ({
      id: row.id,
      channelId: row.channel_id,
      productId: row.product_id,
      serviceNumberId: row.service_number_id,
      startsAt: row.starts_at,
      seconds: row.duration_s,
      cancelled: row.state === 'cancelled',
    }))
  }
}
