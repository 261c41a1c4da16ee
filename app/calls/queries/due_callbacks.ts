import db from '@adonisjs/lucid/services/db'

export type DueCallback = {
  id: number
  number: string
  serviceNumber: string
  arrivedAt: Date
  score: number
  /** The switch where he called; null when that call is forgotten. */
  switchName: string | null
  /** The last attempt was a conversation after all. */
  reachedBy: string | null
}

/** Who is to be called back now. An attempt whose end nobody saw counts as reached if its call was answered. */
export class FindDueCallbacks {
  async handle(at: Date): Promise<DueCallback[]> {
    return db
      .from('queued_callbacks as q')
      .leftJoin('calls as c', (join) =>
        join.on('c.id', 'q.last_call_id').andOnNotNull('c.answered_at')
      )
      .leftJoin('calls as home', 'home.id', 'q.call_id')
      .where('q.state', 'waiting')
      .where('q.next_attempt_at', '<=', at)
      .orderBy('q.arrived_at')
      .select(
        'q.id',
        'q.number',
        'q.service_number as serviceNumber',
        'q.arrived_at as arrivedAt',
        'q.score',
        'home.switch_name as switchName',
        'c.id as reachedBy'
      )
  }
}
