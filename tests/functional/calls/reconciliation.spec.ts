import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { ManualClock } from '#core/clock'
import { FakeQueue } from '#core/queue/fake_queue'
import { queue } from '#core/queue/queue'
import { ROLES } from '#app/organisation/permissions'
import type { ShownReconciliation } from '#app/calls/queries/show_reconciliation'
import { ReconcileDay } from '#app/calls/services/reconcile_day'
import { ReconcileDueDays } from '#app/calls/services/reconcile_due_days'
import { RecordCall } from '#app/calls/services/record_call'
import type { Call } from '#telephony/calls/call'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { givenSwitchCall } from '#tests/support/given_switch_call'
import { ask, visit } from '#tests/support/visit'
import { givenCdrFolder, RECORDED_CALLER, recordedCdr } from '#tests/functional/calls/given_cdr'

/** The business day of the recorded call. */
const DAY = '2026-11-22'
const clock = new ManualClock('2026-11-23T12:00:00Z')
const at = (time: string) => Date.parse(`2026-11-22T${time}Z`) * 1000

const record = (call: Call, switchName = 'main') =>
  new RecordCall().handle({
    call,
    nowUs: call.endedAtUs ?? call.createdAtUs,
    switchName,
    employeeAt: () => null,
    validTalkSeconds: 3,
    windowMinutes: 30,
  })

const unanswered = {
  outcome: 'abandoned_in_queue',
  answeredAtUs: null,
  segments: [],
  offers: [],
} satisfies Partial<Call>

test.group('Reconciliation', (group) => {
  givenRollback(group)
  let given: Awaited<ReturnType<typeof givenCdrFolder>>
  group.each.setup(async () => {
    given = await givenCdrFolder()
    const { from, to } = {
      from: new Date('2026-11-21T16:00:00Z'),
      to: new Date('2026-11-22T16:00:00Z'),
    }
    await db
      .from('calls')
      .where('started_at', '>=', from)
      .where('started_at', '<', to)
      .update({ started_at: new Date('2026-01-01T00:00:00Z') })
    return () => given.remove()
  })
  const reconcile = () => new ReconcileDay(clock).handle({ day: DAY })
  const spoolRecorded = async () => {
    await given.spool('a.cdr.json', recordedCdr('answered-caller.json'))
    await given.spool('b.cdr.json', recordedCdr('answered-agent.json'))
  }

  test('a day whose call records all found their calls has nothing unexplained', async ({
    assert,
  }) => {
    await record(givenSwitchCall({ createdAtUs: at('01:00:00') }))
    await record(givenSwitchCall({ createdAtUs: at('02:00:00'), ...unanswered }))
    await spoolRecorded()
    const found = await reconcile()
    assert.deepEqual(found, {
      calls: 3,
      byOutcome: { answered: 2, abandoned_in_queue: 1 },
      cdrs: 1,
      filled: 1,
      withoutCdr: 2,
      bySwitch: {
        main: {
          calls: 3,
          byOutcome: { answered: 2, abandoned_in_queue: 1 },
          cdrs: 1,
          filled: 1,
          withoutCdr: 2,
        },
      },
      unexplained: [],
    })
    const stored = await db.from('call_reconciliations').where('day', DAY).first()
    assert.include(stored, { state: 'done', calls: 3, cdrs: 1, unexplained: 0 })
    assert.deepEqual(await reconcile(), found, 'once more changes nothing')
  })

  test('each switch is accounted for by itself', async ({ assert, client }) => {
    await record(givenSwitchCall({ createdAtUs: at('01:00:00') }))
    await given.spool('a.cdr.json', recordedCdr('answered-caller.json'), 10_000, 'second')
    await given.spool('b.cdr.json', recordedCdr('answered-agent.json'), 10_000, 'second')
    const stale = givenSwitchCall({
      ...unanswered,
      createdAtUs: at('03:00:00'),
      stage: 'waiting',
      outcome: null,
      endedAtUs: null,
    })
    await record(stale, 'second')
    const found = await reconcile()
    assert.include(found, { calls: 3, cdrs: 1, filled: 1, withoutCdr: 2 })
    const none = { calls: 1, cdrs: 0, filled: 0, withoutCdr: 1 }
    assert.deepEqual(found.bySwitch, {
      main: { ...none, byOutcome: { answered: 1 } },
      second: {
        calls: 2,
        byOutcome: { answered: 1, open: 1 },
        cdrs: 1,
        filled: 1,
        withoutCdr: 1,
      },
    })
    assert.deepEqual(
      found.unexplained.map(({ uuid, switchName }) => [uuid, switchName]),
      [[stale.id, 'second']]
    )
    const filled = await db.from('calls').where('id', RECORDED_CALLER).first()
    assert.equal(filled.switch_name, 'second')

    const chief = await givenEmployee({ role: 'super_admin' })
    const page = await visit(client, '/calls/reconciliation', chief)
    const { days } = page.inertiaProps.reconciliation as ShownReconciliation
    const day = days.find((one) => one.day === DAY)
    assert.deepEqual(
      day?.switches.map(({ name, calls, unexplained }) => [name, calls, unexplained]) ?? [],
      [
        ['main', 1, 0],
        ['second', 2, 1],
      ]
    )
  })

  test('finds every kind of leg that is not accounted for, and forgets it once it is', async ({
    assert,
  }) => {
    await spoolRecorded()
    await reconcile()
    const { core_uuid: core } = await db.from('cdr_legs').where('uuid', RECORDED_CALLER).first()
    await db.from('calls').where('id', RECORDED_CALLER).update({ outcome: 'abandoned_in_queue' })
    const stale = givenSwitchCall({
      createdAtUs: at('03:00:00'),
      ...unanswered,
      stage: 'waiting',
      outcome: null,
      endedAtUs: null,
    })
    const lost = givenSwitchCall({
      createdAtUs: at('01:30:00'),
      coreUuid: core,
      endUnknown: true,
      ...unanswered,
      outcome: 'failed',
      endedAtUs: at('01:31:00'),
    })
    const killed = givenSwitchCall({ ...lost, id: 'killed-1', coreUuid: 'another-life' })
    const bare = givenSwitchCall({ createdAtUs: at('04:00:00'), ...unanswered })
    for (const call of [stale, lost, killed, bare]) await record(call)
    await db.from('calls').where('id', bare.id).update({ outcome: null })
    await db.table('cdr_legs').insert({
      uuid: 'leg-without-a-call',
      call_id: 'leg-without-a-call',
      begins_call: true,
      facts: '{}',
      started_at: new Date('2026-11-22T05:00:00Z'),
      ended_at: new Date('2026-11-22T05:00:01Z'),
      received_at: new Date(),
      applied_at: new Date(),
    })
    const { unexplained } = await reconcile()
    assert.sameDeepMembers(
      unexplained.map(({ uuid, kind }) => [uuid, kind]),
      [
        ['leg-without-a-call', 'record_without_call'],
        [bare.id, 'no_outcome'],
        [stale.id, 'still_open'],
        [lost.id, 'end_lost'],
        [RECORDED_CALLER, 'talk_differs'],
      ]
    )
    assert.lengthOf(await db.from('unexplained_legs').where('day', DAY), 5)

    await db.from('cdr_legs').where('uuid', 'leg-without-a-call').delete()
    await db.from('calls').where('id', RECORDED_CALLER).update({ outcome: 'answered' })
    for (const call of [stale, bare]) {
      await record(givenSwitchCall({ id: call.id, createdAtUs: call.createdAtUs, ...unanswered }))
    }
    await record({ ...lost, endUnknown: false })
    assert.deepEqual((await reconcile()).unexplained, [])
    assert.lengthOf(await db.from('unexplained_legs').where('day', DAY), 0)
  })

  test('each night the days before are asked for once', async ({ assert, cleanup }) => {
    cleanup(queue.swap(new FakeQueue()))
    const night = (iso: string) => new ReconcileDueDays(new ManualClock(iso)).handle()
    await db.from('call_reconciliations').delete()
    assert.deepEqual(await night('2026-11-22T18:00:00Z'), ['2026-11-20', '2026-11-21'], 'before 3')
    assert.deepEqual(await night('2026-11-22T19:30:00Z'), [
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
    ])
    await db
      .from('call_reconciliations')
      .update({ state: 'done', finished_at: new Date('2026-11-22T19:31:00Z') })
    assert.deepEqual(await night('2026-11-22T19:45:00Z'), [])
    assert.deepEqual(await night('2026-11-23T20:00:00Z'), ['2026-11-23'])
  })

  test('the page shows it and the button has it done; only for who looks after the system', async ({
    client,
    assert,
    cleanup,
  }) => {
    const fake = new FakeQueue()
    cleanup(queue.swap(fake))
    const manager = await givenEmployee({ role: 'manager' })
    const day = DateTime.now().setZone('Asia/Shanghai').toISODate()!
    const start = (body: Record<string, unknown>) =>
      ask(client, 'post', '/calls/reconciliation', { as: manager, body })
    for (const wrong of [{}, { day: 'yesterday' }, { day: '2100-01-01' }, { day: '2026-02-30' }]) {
      assert.equal((await start(wrong)).status(), 422, JSON.stringify(wrong))
    }
    assert.equal((await start({ day })).status(), 202)
    const shown = async () => {
      const page = await visit(client, '/calls/reconciliation', manager)
      return page.inertiaProps.reconciliation as ShownReconciliation
    }
    assert.include((await shown()).days[0], { day, state: 'queued' })
    assert.deepEqual(await fake.work(), [])
    assert.include((await shown()).days[0], { day, state: 'done', unexplained: 0 })

    for (const role of ROLES) {
      const as = await givenEmployee({ role })
      const response = await ask(client, 'get', '/calls/reconciliation', { as })
      const expected = ['manager', 'super_admin'].includes(role) ? 200 : 403
      assert.equal(response.status(), expected, role)
    }
  })
})
