import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { Call } from '#telephony/calls/call'
import { CloseVanishedCalls } from '#app/calls/services/close_vanished_calls'
import { ForgetCall } from '#app/calls/services/forget_call'
import { MarkCallAsSale } from '#app/calls/services/mark_call_as_sale'
import { RecordCall } from '#app/calls/services/record_call'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { givenSwitchCall } from '#tests/support/given_switch_call'

function record(call: Call, employeeId: number | null = null) {
  return new RecordCall().handle({
    call,
    nowUs: call.endedAtUs ?? call.createdAtUs,
    switchName: 'main',
    employeeAt: (extension) => (extension === '8001' ? employeeId : null),
    validTalkSeconds: 3,
    windowMinutes: 30,
  })
}

const rowOf = (call: Call) => db.from('calls').where('id', call.id).first()

test.group('Recording a call', (group) => {
  givenRollback(group)

  test('one row with its seconds apart, its offer, its segment and its attribution', async ({
    assert,
  }) => {
    const agent = await givenEmployee()
    const call = givenSwitchCall()
    await record(call, agent.id)
    const row = await rowOf(call)
    assert.containsSubset(row, {
      outcome: 'answered',
      stage: 'ended',
      employee_id: agent.id,
      wait_ms: 12_000,
      ring_ms: 4_000,
      talk_ms: 60_000,
      hold_ms: 0,
      hangup_by: 'caller',
      call_type: 'enquiry',
    })
    const count = async (table: string) => {
      const [{ total }] = await db.from(table).where('call_id', call.id).count('* as total')
      return Number(total)
    }
    assert.deepEqual(
      [await count('call_offers'), await count('call_segments'), await count('call_attributions')],
      [1, 1, 1]
    )
  })

  test('told three times it stays one row with one of each part', async ({ assert }) => {
    const call = givenSwitchCall()
    for (let times = 0; times < 3; times++) await record(call)
    const rows = await db.from('calls').where('id', call.id)
    const offers = await db.from('call_offers').where('call_id', call.id)
    const credits = await db.from('call_attributions').where('call_id', call.id)
    assert.lengthOf(rows, 1)
    assert.lengthOf(offers, 1)
    assert.lengthOf(credits, 1)
  })

  test('a message from before the end does not open the call again', async ({ assert }) => {
    const call = givenSwitchCall()
    await record(call)
    await record({ ...call, stage: 'waiting', outcome: null, endedAtUs: null, answeredAtUs: null })
    assert.containsSubset(await rowOf(call), { stage: 'ended', outcome: 'answered' })
  })

  test('who answered is kept when the agent has signed out before the last word', async ({
    assert,
  }) => {
    const agent = await givenEmployee()
    const call = givenSwitchCall()
    await record({ ...call, stage: 'talking', outcome: null, endedAtUs: null }, agent.id)
    await record(call, null)
    assert.equal((await rowOf(call)).employee_id, agent.id)
  })

  test('an excluded caller is flagged and never a valid call', async ({ assert }) => {
    const now = new Date()
    const number = '01088886666'
    await db.table('excluded_numbers').insert({ number, created_at: now, updated_at: now })
    const call = givenSwitchCall({ customerNumber: number })
    await record(call)
    assert.containsSubset(await rowOf(call), { excluded: 1, call_type: 'invalid' })
  })

  test('an order makes it a sale, during the call and after it', async ({ assert }) => {
    const during = givenSwitchCall()
    await record({ ...during, stage: 'talking', outcome: null, endedAtUs: null })
    await new MarkCallAsSale().handle(during.id)
    await record(during)
    assert.equal((await rowOf(during)).call_type, 'sale')

    const after = givenSwitchCall()
    await record(after)
    await new MarkCallAsSale().handle(after.id)
    assert.equal((await rowOf(after)).call_type, 'sale')
  })

  test('a call without a placement is credited to the background with probability 1', async ({
    assert,
  }) => {
    const call = givenSwitchCall({ dnis: '4000000000' })
    await record(call)
    const [credit] = await db.from('call_attributions').where('call_id', call.id)
    assert.isNull(credit.placement_id)
    assert.equal(Number(credit.probability), 1)
    assert.equal(credit.method, 'last_started')
  })

  test('a record that was a part of another call leaves nothing behind', async ({ assert }) => {
    const call = givenSwitchCall()
    await record(call)
    await new ForgetCall().handle(call.id)
    assert.isNull(await rowOf(call))
    assert.lengthOf(await db.from('call_offers').where('call_id', call.id), 0)
  })

  test('calls that ended while nobody listened keep the furthest stage they reached', async ({
    assert,
  }) => {
    const open = { stage: 'talking', outcome: null, endedAtUs: null, hangupBy: null } as const
    const talking = givenSwitchCall(open)
    const waiting = givenSwitchCall({ ...open, stage: 'waiting', answeredAtUs: null, segments: [] })
    const alive = givenSwitchCall(open)
    for (const call of [talking, waiting, alive]) await record(call)
    const close = () =>
      new CloseVanishedCalls().handle({
        switchName: 'main',
        alive: new Set([alive.id]),
        validTalkSeconds: 3,
      })
    assert.equal(await close(), 2)
    assert.equal(await close(), 0)
    const unknown = { stage: 'ended', end_unknown: 1 }
    assert.containsSubset(await rowOf(talking), { ...unknown, outcome: 'answered' })
    assert.containsSubset(await rowOf(waiting), { ...unknown, outcome: 'failed' })
    assert.containsSubset(await rowOf(alive), { stage: 'talking', outcome: null })

    await record({
      ...waiting,
      stage: 'ended',
      outcome: 'abandoned_in_queue',
      endedAtUs: waiting.createdAtUs + 9e6,
    })
    assert.containsSubset(await rowOf(waiting), { outcome: 'abandoned_in_queue', end_unknown: 0 })
  })
})
