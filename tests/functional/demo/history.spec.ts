import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { ManualClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { RecordAgentState } from '#app/calls/services/record_agent_state'
import { RecountSlotReport } from '#app/statistics/queries/recount_slot_report'
import { demoState, stampDemo } from '#database/demo/demo_stamp'
import { LoadDemo } from '#database/demo/load_demo'
import { givenCountry } from '#tests/support/given_demo_company'

/** Wednesday noon in Shanghai. */
const NOW = DateTime.fromISO('2026-11-18T12:00:00+08:00')
const DAYS = { days: 3, daysAhead: 2, seed: 'test' }

const load = () => new LoadDemo(() => {}, new ManualClock(NOW)).handle(DAYS)

async function count(sql: string): Promise<number> {
  const [[row]] = await db.rawQuery<[{ found: number }[]]>(`select count(*) as found from ${sql}`)
  return Number(row.found)
}

/** What tells the story apart from another one, whatever ids its rows got. */
async function story() {
  const calls = await db
    .from('calls')
    .select('id', 'outcome', 'talk_ms', 'caller_number')
    .orderBy('id')
  const orders = await db
    .from('orders')
    .select('call_id', 'status', 'total_fen', 'address')
    .orderBy('call_id')
  return JSON.stringify({ calls, orders })
}

test.group('The past of the demo', (group) => {
  group.each.timeout(240_000)

  group.setup(async () => {
    const empty = await givenCountry()
    await load()
    return empty
  })

  test('tells calls that each ended in one way and lie in the past', async ({ assert }) => {
    const now = `'${NOW.toUTC().toFormat('yyyy-MM-dd HH:mm:ss')}'`
    assert.isAbove(await count('calls'), 300)
    assert.equal(await count('calls where outcome is null or ended_at is null'), 0)
    assert.equal(await count(`calls where ended_at > ${now} or started_at > ended_at`), 0)
    assert.equal(await count(`calls where (outcome = 'answered') <> (answered_at is not null)`), 0)
    assert.isAbove(await count(`calls where outcome like 'abandoned%'`), 5)
    assert.isAbove(await count('calls where excluded'), 0)
  })

  test('lets callers live where their numbers and addresses are', async ({ assert }) => {
    assert.equal(await count('calls where region_id is null and not excluded'), 0)
    const strays = await count(`orders o join calls c on c.id = o.call_id
      join regions district on district.id = o.region_id where district.parent_id <> c.region_id`)
    assert.equal(strays, 0)
  })

  test('takes an order only in a call that was answered, by who answered it', async ({
    assert,
  }) => {
    assert.isAbove(await count('orders'), 60)
    assert.equal(
      await count(`orders o left join calls c on c.id = o.call_id
        where c.outcome is null or c.outcome <> 'answered' or c.employee_id <> o.employee_id
          or o.created_at < c.answered_at or o.created_at > c.ended_at`),
      0
    )
    assert.equal(
      await count(`(select call_id from orders group by call_id having count(*) > 1) doubled`),
      0
    )
  })

  test('moves parcels in the order of the trade', async ({ assert }) => {
    assert.isAbove(await count(`orders where status = 'delivered'`), 5)
    assert.isAbove(await count(`orders where status in ('confirmed', 'printed')`), 0)
    assert.equal(
      await count(`orders where confirmed_at < created_at or printed_at < confirmed_at
        or handed_over_at < printed_at or fed_back_at < handed_over_at`),
      0
    )
    assert.equal(
      await count(`orders o left join feedbacks f on f.order_id = o.id and f.standing = 1
        where o.status in ('delivered', 'returned') and (f.result is null or f.result <> o.status)`),
      0
    )
  })

  test('keeps the stock equal to its ledger', async ({ assert }) => {
    assert.equal(
      await count(`stock_levels l where l.on_hand <> (select coalesce(sum(m.quantity), 0)
        from stock_movements m where m.product_id = l.product_id and m.warehouse_id = l.warehouse_id
          and m.bucket = 'sellable') or l.reserved <> (select coalesce(sum(r.quantity), 0)
        from reservations r where r.product_id = l.product_id and r.warehouse_id = l.warehouse_id)`),
      0
    )
    assert.equal(await count('stock_levels where on_hand < reserved or reserved < 0'), 0)
  })

  test('has computed the figures of what was on air', async ({ assert }) => {
    const from = NOW.minus({ days: 5 })
    const recounted = await new RecountSlotReport().handle({ from, to: NOW })
    assert.isAbove(recounted.length, 30)
    for (const slot of recounted) {
      const stored = await db
        .from('placement_figures')
        .where('placement_id', slot.placementId)
        .firstOrFail()
      const named = { calls: slot.calls, orders: slot.orders, amount: slot.amount }
      assert.deepEqual(
        {
          calls: Number(stored.calls),
          orders: Number(stored.orders),
          amount: Number(stored.amount_fen),
        },
        named
      )
    }
    assert.isAbove(await count(`placements where starts_at > '2026-11-18 04:00:00'`), 20)
  })

  test('has agents who were signed in for what they did, one thing at a time', async ({
    assert,
  }) => {
    assert.isAbove(await count('agent_sessions'), 40)
    assert.equal(await count('agent_sessions where signed_out_at <= signed_in_at'), 0)
    assert.equal(
      await count(`calls c where c.outcome = 'answered' and not exists (select 1
        from agent_state_entries s where s.call_id = c.id and s.employee_id = c.employee_id
          and s.state = 'on_call' and abs(timestampdiff(second, s.started_at, c.answered_at)) < 2)`),
      0
    )
    assert.equal(
      await count(`agent_state_entries s where not exists (select 1 from agent_sessions a
        where a.employee_id = s.employee_id and a.signed_in_at <= s.started_at
          and a.signed_out_at >= s.ended_at)`),
      0
    )
    assert.equal(
      await count(`agent_state_entries one join agent_state_entries other
        on other.employee_id = one.employee_id and other.id > one.id
          and other.started_at < one.ended_at and other.ended_at > one.started_at`),
      0
    )
    for (const reason of ['meal', 'break', 'signed_in']) {
      assert.isAbove(await count(`agent_state_entries where reason = '${reason}'`), 5, reason)
    }
  })

  test('tells an agent’s day as it is told while it happens', async ({ assert }) => {
    const session = await db.from('agent_sessions').orderBy('id').firstOrFail()
    const own = () =>
      db
        .from('agent_state_entries')
        .where('employee_id', session.employee_id)
        .whereBetween('started_at', [session.signed_in_at, session.signed_out_at])
        .orderBy('started_at')
        .select('extension', 'state', 'reason', 'call_id', 'started_at', 'ended_at')
    const told = await own()
    const trx = await db.transaction()
    try {
      await inTransaction(
        async () => {
          await trx.from('agent_state_entries').where('employee_id', session.employee_id).delete()
          await trx.from('agent_sessions').where('employee_id', session.employee_id).delete()
          const employeeId = session.employee_id as number
          for (const row of told) {
            const { extension, state, reason, call_id: callId, started_at: at } = row
            await new RecordAgentState().handle({
              employeeId,
              extension,
              state,
              reason,
              callId,
              at,
            })
          }
          const at = session.signed_out_at as Date
          const gone = { extension: null, state: 'signed_out', reason: null, callId: null, at }
          await new RecordAgentState().handle({ employeeId, ...gone })
          const again = await trx
            .from('agent_state_entries')
            .where('employee_id', session.employee_id)
            .orderBy('started_at')
            .select('extension', 'state', 'reason', 'call_id', 'started_at', 'ended_at')
          assert.deepEqual(again, told)
          const kept = await trx.from('agent_sessions').where('employee_id', session.employee_id)
          assert.lengthOf(kept, 1)
          assert.containSubset(kept[0], {
            extension: session.extension,
            signed_in_at: session.signed_in_at,
            signed_out_at: session.signed_out_at,
          })
        },
        { trx }
      )
    } finally {
      await trx.rollback()
    }
  })

  test('is not told twice, and begins again after an interruption with the same story', async ({
    assert,
  }) => {
    const told = await story()
    assert.equal(await demoState(), 'done')
    assert.equal(await load(), 'left')
    assert.equal(await story(), told)

    await stampDemo('running')
    await db.from('orders').whereNull('confirmed_at').update({ remark: 'left behind' })
    assert.equal(await load(), 'loaded')
    assert.equal(await story(), told)
    assert.equal(await count(`orders where remark = 'left behind'`), 0)
  })
})

test.group('A database with people of its own', (group) => {
  group.each.timeout(120_000)
  group.each.setup(givenCountry)

  test('is left as it is', async ({ assert }) => {
    const stamps = { created_at: new Date(), updated_at: new Date() }
    const [departmentId] = await db
      .table('departments')
      .insert({ code: 'A', name: '销售部', ...stamps })
    await db.table('employees').insert({
      staff_no: '000077',
      name: '张三',
      password: 'x',
      role: 'manager',
      department_id: departmentId,
      ...stamps,
    })
    assert.equal(await load(), 'left')
    assert.equal(await count('employees'), 1)
    assert.equal(await count('placements'), 0)
  })
})
