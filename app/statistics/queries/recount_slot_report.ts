import db from '@adonisjs/lucid/services/db'
import type { Period } from '#core/period'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** What the slot report must say of a placement, counted without it. Money in fen. */
export type RecountedSlot = {
  placementId: number
  calls: number
  answered: number
  abandoned: number
  orders: number
  ordersNet: number
  amount: number
  delivered: number
  returned: number
  cost: number
}

const CALLS = `from calls k, call_attributions t
  where t.call_id = k.id and t.placement_id = p.id and k.direction = 'inbound' and not k.excluded`

const ORDERS = `from (
    select q.id, q.status, q.total_fen, q.placement_id, t.placement_id as credited, t.probability
    from orders q left join call_attributions t on t.call_id = q.call_id and not q.placement_manual
    where q.deleted_at is null and (q.call_id is null or q.placement_manual or t.id is not null)
  ) q
  where (q.probability is null and q.placement_id = p.id) or q.credited = p.id`

const SHARE = 'coalesce(q.probability, 1)'

const TRIAL = `(select coalesce(sum(x.unit_price_fen * x.quantity), 0) from order_lines x
  where x.order_id = q.id and x.is_trial and coalesce(x.trial_outcome, '') <> 'kept')`

/**
 * The judge of the slot report: plain SQL over the raw facts, one sub-select a figure, that shares nothing with the
 * roll-up or the definitions of the figures. Slow on purpose; for tests and long checks.
 */
export class RecountSlotReport {
  async handle(
    { from, to }: Period,
    client: QueryClientContract = db.connection()
  ): Promise<RecountedSlot[]> {
    const [rows] = await client.rawQuery<[Record<keyof RecountedSlot, string>[]]>(
      `select p.id as placementId, p.cost_fen as cost,
         (select coalesce(sum(t.probability), 0) ${CALLS}) as calls,
         (select coalesce(sum(t.probability), 0) ${CALLS}
            and (k.outcome = 'answered' or k.outcome is null and k.answered_at is not null)) as answered,
         (select coalesce(sum(t.probability), 0) ${CALLS} and k.outcome like 'abandoned%') as abandoned,
         (select coalesce(sum(${SHARE}), 0) ${ORDERS}) as orders,
         (select coalesce(sum(case when q.status in ('cancelled', 'revoked') then 0 else ${SHARE} end), 0)
            ${ORDERS}) as ordersNet,
         (select coalesce(sum(${SHARE} * (q.total_fen - ${TRIAL})), 0) ${ORDERS}) as amount,
         (select coalesce(sum(case q.status when 'delivered' then ${SHARE} else 0 end), 0) ${ORDERS})
            as delivered,
         (select coalesce(sum(case q.status when 'returned' then ${SHARE} else 0 end), 0) ${ORDERS})
            as returned
       from placements p
       where p.state = 'planned' and p.starts_at >= ? and p.starts_at < ?
       order by p.id`,
      [from.toJSDate(), to.toJSDate()]
    )
    return rows.map(
      (row) =>
        Object.fromEntries(
          Object.entries(row).map(([key, value]) => [key, Number(value)])
        ) as RecountedSlot
    )
  }
}
