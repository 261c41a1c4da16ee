import { sumsOf, type Fact } from '#app/statistics/figures'

/**
 * SQL over the facts of placements `p`. `scope` is a condition on `p`; its values are named bindings (`:from`), because
 * a scope occurs several times in one statement.
 */

/** `placement_id, probability, order_id, created_at`: an order has the row of its call, unless its placement was set by hand. */
function orderWeights(scope: string): string {
  return `select a.placement_id, a.probability, o.id as order_id
    from placements p
    join call_attributions a on a.placement_id = p.id
    join orders o on o.call_id = a.call_id and o.placement_manual = 0 and o.deleted_at is null
    where ${scope}
    union all
    select p.id, 1, o.id
    from placements p
    join orders o on o.placement_id = p.id and (o.placement_manual = 1 or o.call_id is null)
      and o.deleted_at is null
    where ${scope}`
}

const CALL_FACTS = `placements p
    join call_attributions a on a.placement_id = p.id
    join calls c on c.id = a.call_id and c.direction = 'inbound' and c.excluded = 0`

function sums(fact: Fact, weight: string): string {
  return sumsOf(fact)
    .map(({ key, sql }) => `coalesce(sum(${weight} * ${sql}), 0) as ${key}`)
    .join(', ')
}

/** One row a placement that has calls: `placement_id` and the sums over its calls. */
export function callSums(scope: string): string {
  return `select a.placement_id, ${sums('calls', 'a.probability')}
    from ${CALL_FACTS}
    where ${scope}
    group by a.placement_id`
}

/** One row a placement that has orders: `placement_id` and the sums over its orders. */
export function orderSums(scope: string): string {
  return `select w.placement_id, ${sums('orders', 'w.probability')}
    from (${orderWeights(scope)}) w
    join orders o on o.id = w.order_id
    group by w.placement_id`
}

/** Minutes after the start (negative: before it) that the response curve spans, both included. */
export const FIRST_MINUTE = -5
export const LAST_MINUTE = 60

const offset = (at: string) => `floor(timestampdiff(microsecond, p.starts_at, ${at}) / 60000000)`

/** One row a placement and minute: `placement_id, minute, calls, answered, abandoned`. */
export function callMinutes(scope: string): string {
  return `select a.placement_id, ${offset('c.started_at')} as minute, ${sums('calls', 'a.probability')}
    from ${CALL_FACTS}
    where ${scope}
    group by a.placement_id, minute
    having minute between ${FIRST_MINUTE} and ${LAST_MINUTE}`
}

/** One row a placement and minute in which orders were taken: `placement_id, minute, orders`. */
export function orderMinutes(scope: string): string {
  return `select p.id as placement_id, ${offset('o.created_at')} as minute,
      sum(w.probability) as orders
    from (${orderWeights(scope)}) w
    join placements p on p.id = w.placement_id
    join orders o on o.id = w.order_id
    group by p.id, minute
    having minute between ${FIRST_MINUTE} and ${LAST_MINUTE}`
}
