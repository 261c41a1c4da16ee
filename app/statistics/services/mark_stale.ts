import db from '@adonisjs/lucid/services/db'

/** The buckets that exist: so far one kind, the figures of a placement. */
export type BucketKind = 'placement'

/** Says that a fact of these buckets came or changed: the sweep will compute them anew. Cheap, may be repeated. */
export class MarkStale {
  async handle({ kind, buckets }: { kind: BucketKind; buckets: number[] }): Promise<void> {
    // In one order everywhere, so that two markers never wait for each other in a circle.
    const sorted = [...new Set(buckets)].sort((a, b) => a - b)
    if (sorted.length === 0) return
    const now = new Date()
    await db.rawQuery(
      `insert into stale_buckets (kind, bucket, marked, marked_at)
       values ${sorted.map(() => '(?, ?, 1, ?)').join(', ')}
       on duplicate key update marked = marked + 1`,
      sorted.flatMap((bucket) => [kind, String(bucket), now])
    )
  }
}
