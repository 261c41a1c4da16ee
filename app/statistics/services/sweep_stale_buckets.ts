import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { RecomputePlacement } from '#app/statistics/services/recompute_placement'

type Stale = { kind: string; bucket: string; marked: number }

/**
 * Computes stale buckets, the oldest mark first. A mark goes only if nothing came since it was read; a bucket that
 * fails keeps its mark and is tried in the next sweep. Gives back the placements that were computed.
 */
export class SweepStaleBuckets {
  async handle({ limit = 200 }: { limit?: number } = {}): Promise<number[]> {
    const stale: Stale[] = await db
      .from('stale_buckets')
      .select('kind', 'bucket', 'marked')
      .where('kind', 'placement')
      .orderBy('marked_at')
      .limit(limit)
    const computed: number[] = []
    for (const { kind, bucket, marked } of stale) {
      try {
        await new RecomputePlacement().handle({ placementId: Number(bucket) })
        await db.from('stale_buckets').where({ kind, bucket, marked }).delete()
        computed.push(Number(bucket))
      } catch (error) {
        logger.error({ err: error, bucket }, 'a bucket could not be computed')
      }
    }
    return computed
  }
}
