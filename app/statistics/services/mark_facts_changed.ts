import db from '@adonisjs/lucid/services/db'
import { boardChannel, placementChannel } from '#core/live/channels'
import { MarkStale } from '#app/statistics/services/mark_stale'
import { tellSoon } from '#app/statistics/tell_soon'

export type FactsChanged = {
  callIds: string[]
  /** Placements that the facts name beside those their calls are credited to. */
  placementIds: number[]
}

/**
 * Calls or orders changed: marks every placement that shares in them, and tells the screens that show them. Too much
 * marked does no harm, it is computed from the facts again.
 */
export class MarkFactsChanged {
  async handle({ callIds, placementIds }: FactsChanged): Promise<void> {
    const credited: { placement_id: number }[] =
      callIds.length === 0
        ? []
        : await db
            .from('call_attributions')
            .distinct('placement_id')
            .whereIn('call_id', callIds)
            .whereNotNull('placement_id')
    const buckets = new Set([...placementIds, ...credited.map((row) => row.placement_id)])
    await new MarkStale().handle({ kind: 'placement', buckets: [...buckets] })
    for (const id of buckets)
      tellSoon(placementChannel(id), { type: 'slot_changed', placementId: id })
    tellSoon(boardChannel, { type: 'figures_changed' })
  }
}
