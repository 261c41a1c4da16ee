import db from '@adonisjs/lucid/services/db'
import { boardChannel, placementChannel } from '#core/live/channels'
import { MarkStale } from '#app/statistics/services/mark_stale'
import { tellSoon } from '#app/statistics/tell_soon'

export type FactsChanged = {
  callId: string | null
  /** A placement that the fact names beside those its call is credited to. */
  placementId: number | null
}

/**
 * A call or an order changed: marks every placement that shares in it, and tells the screens that show them. Too much
 * marked does no harm, it is computed from the facts again.
 */
export class MarkFactsChanged {
  async handle({ callId, placementId }: FactsChanged): Promise<void> {
    const credited: { placement_id: number }[] = callId
      ? await db
          .from('call_attributions')
          .select('placement_id')
          .where('call_id', callId)
          .whereNotNull('placement_id')
      : []
    const buckets = new Set(credited.map((row) => row.placement_id))
    if (placementId !== null) buckets.add(placementId)
    await new MarkStale().handle({ kind: 'placement', buckets: [...buckets] })
    for (const id of buckets)
      tellSoon(placementChannel(id), { type: 'slot_changed', placementId: id })
    tellSoon(boardChannel, { type: 'figures_changed' })
  }
}
