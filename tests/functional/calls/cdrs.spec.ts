import { test } from '@japa/runner'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { RecordCall } from '#app/calls/services/record_call'
import { SweepCdrs } from '#app/calls/services/sweep_cdrs'
import type { Call } from '#telephony/calls/call'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { givenSwitchCall } from '#tests/support/given_switch_call'
import { urlOf } from '#tests/support/real_session'
import {
  givenCdrFolder,
  RECORDED_ABANDONED,
  RECORDED_AGENT,
  RECORDED_CALLER,
  recordedCdr,
} from '#tests/functional/calls/given_cdr'

const record = (call: Call) =>
  new RecordCall().handle({
    call,
    nowUs: call.endedAtUs ?? call.createdAtUs + 20_000_000,
    switchName: 'main',
    employeeAt: () => null,
    validTalkSeconds: 3,
    windowMinutes: 30,
  })

const callRow = (id: string) => db.from('calls').where('id', id).first()
const BOTH = {
  'a.cdr.json': recordedCdr('answered-caller.json'),
  'b.cdr.json': recordedCdr('answered-agent.json'),
}

test.group('Call records of the switch', (group) => {
  givenRollback(group)
  let given: Awaited<ReturnType<typeof givenCdrFolder>>
  group.each.setup(async () => {
    given = await givenCdrFolder()
    return () => given.remove()
  })
  const spoolBoth = async () => {
    for (const [name, text] of Object.entries(BOTH)) await given.spool(name, text)
  }

  test('a call that nobody saw gets its row, once, with who talked', async ({ assert }) => {
    const employee = await givenEmployee({ agentNumber: null })
    await db.table('agent_sessions').insert({
      employee_id: employee.id,
      extension: '1001',
      signed_in_at: new Date('2026-11-22T01:00:00Z'),
    })
    await spoolBoth()
    await given.spool('again.cdr.xml', recordedCdr('answered-caller.xml'))
    assert.deepEqual(await new SweepCdrs().handle(), { taken: 3, bad: 0 })

    const row = await callRow(RECORDED_CALLER)
    assert.include(row, {
      source: 'cdr',
      direction: 'inbound',
      outcome: 'answered',
      hangup_by: 'caller',
      hangup_cause: 'NORMAL_CLEARING',
      employee_id: employee.id,
      talk_ms: 3160,
      stage: 'ended',
      end_unknown: 0,
    })
    assert.equal(row.ended_at.toISOString(), '2026-11-22T01:40:01.788Z')
    const segments = await db.from('call_segments').where('call_id', RECORDED_CALLER)
    assert.lengthOf(segments, 1)
    assert.equal(segments[0].extension, '1001')
    assert.lengthOf(await db.from('call_attributions').where('call_id', RECORDED_CALLER), 1)
    assert.isNull(await callRow(RECORDED_AGENT))
    assert.deepEqual(await readdir(given.folder), ['done'])

    await spoolBoth()
    await new SweepCdrs().handle()
    assert.lengthOf(await db.from('calls').where('source', 'cdr'), 1)
    assert.equal((await callRow(RECORDED_CALLER)).talk_ms, 3160)
  })

  test('an open call is closed with its true end', async ({ assert }) => {
    await record(
      givenSwitchCall({
        id: RECORDED_CALLER,
        stage: 'waiting',
        outcome: null,
        answeredAtUs: null,
        endedAtUs: null,
        segments: [],
        offers: [],
      })
    )
    await spoolBoth()
    await new SweepCdrs().handle()
    const row = await callRow(RECORDED_CALLER)
    assert.include(row, { outcome: 'answered', talk_ms: 3160, source: 'events' })
    assert.isNotNull(row.cdr_at)
  })

  test('a guessed end is replaced, and not guessed again afterwards', async ({ assert }) => {
    const guess = givenSwitchCall({
      id: RECORDED_CALLER,
      endUnknown: true,
      outcome: 'failed',
      hangupBy: null,
      answeredAtUs: null,
      segments: [],
      offers: [],
    })
    await record(guess)
    await spoolBoth()
    await new SweepCdrs().handle()
    assert.include(await callRow(RECORDED_CALLER), { outcome: 'answered', end_unknown: 0 })
    await record(guess)
    assert.include(await callRow(RECORDED_CALLER), { outcome: 'answered', talk_ms: 3160 })
  })

  test('an end that was seen stays as it is', async ({ assert }) => {
    const seen = givenSwitchCall({ id: RECORDED_CALLER, hangupBy: 'agent', rating: '5' })
    await record(seen)
    await spoolBoth()
    await new SweepCdrs().handle()
    const row = await callRow(RECORDED_CALLER)
    assert.include(row, { hangup_by: 'agent', talk_ms: 60_000, rating: 5, source: 'events' })
    assert.isNotNull(row.cdr_at)
  })

  test('a conversation that the events missed is taken from the call record, and kept', async ({
    assert,
  }) => {
    const missed = givenSwitchCall({
      id: RECORDED_CALLER,
      outcome: 'abandoned_in_queue',
      answeredAtUs: null,
      segments: [],
      offers: [],
    })
    await record(missed)
    await spoolBoth()
    await new SweepCdrs().handle()
    assert.include(await callRow(RECORDED_CALLER), { outcome: 'answered', talk_ms: 3160 })
    await record(missed)
    assert.include(await callRow(RECORDED_CALLER), { outcome: 'answered', talk_ms: 3160 })
  })

  test('events that come after the call record are the better witness', async ({ assert }) => {
    await spoolBoth()
    await new SweepCdrs().handle()
    await record(givenSwitchCall({ id: RECORDED_CALLER, hangupBy: 'agent' }))
    assert.include(await callRow(RECORDED_CALLER), { hangup_by: 'agent', talk_ms: 60_000 })
  })

  test('an agent’s record before the caller’s waits for it', async ({ assert }) => {
    await given.spool('b.cdr.json', BOTH['b.cdr.json'])
    await new SweepCdrs().handle()
    assert.isNull(await callRow(RECORDED_CALLER))
    await given.spool('a.cdr.json', BOTH['a.cdr.json'])
    await new SweepCdrs().handle()
    assert.include(await callRow(RECORDED_CALLER), { outcome: 'answered', talk_ms: 3160 })
  })

  test('what is no record goes to bad/ with its reason; what is half written waits', async ({
    assert,
  }) => {
    const half = BOTH['a.cdr.json'].slice(0, 3000)
    await given.spool('young.cdr.json', BOTH['a.cdr.json'], 0)
    await given.spool('half.cdr.json', half, 5_000)
    await given.spool('broken.cdr.json', half, 120_000)
    await given.spool('notes.txt', 'no record at all')
    assert.deepEqual(await new SweepCdrs().handle(), { taken: 0, bad: 1 })
    assert.sameMembers(await readdir(given.folder), [
      'young.cdr.json',
      'half.cdr.json',
      'notes.txt',
      'bad',
    ])
    assert.deepEqual(await readdir(join(given.folder, 'bad')), ['broken.cdr.json'])
    const [file] = await db.from('cdr_files').where('name', 'broken.cdr.json')
    assert.include(file, { state: 'bad', reason: 'broken JSON' })
  })

  test('POST /cdr takes a record from the switch alone, and once', async ({ client, assert }) => {
    const url = urlOf(client, '/cdr')
    const body = recordedCdr('abandoned.json')
    const post = (password: string | null, text = body, type = 'application/json') =>
      fetch(url, {
        method: 'POST',
        headers: {
          'content-type': type,
          'authorization':
            password === null
              ? ''
              : `Basic ${Buffer.from(`switch:${password}`).toString('base64')}`,
        },
        body: text,
      })
    assert.equal((await post('')).status, 401, 'no password is set: nobody gets in')
    env.set('CDR_PASSWORD', 'a long secret')
    try {
      assert.equal((await post(null)).status, 401)
      assert.equal((await post('another')).status, 401)
      assert.equal((await post('a long secret', '{"what":"ever"}')).status, 422)
      assert.equal((await post('a long secret', 'x'.repeat(1_200_000))).status, 413)
      assert.deepEqual(await readdir(given.folder), [])
      assert.equal((await post('a long secret')).status, 200)
      const form = `cdr=${encodeURIComponent(body)}`
      const repeated = await post('a long secret', form, 'application/x-www-form-urlencoded')
      assert.deepEqual(await repeated.json(), { uuid: RECORDED_ABANDONED })
      assert.deepEqual(await readdir(given.folder), [`${RECORDED_ABANDONED}.cdr.json`])
      const kept = await readFile(join(given.folder, `${RECORDED_ABANDONED}.cdr.json`), 'utf8')
      assert.equal(kept, body)
    } finally {
      env.set('CDR_PASSWORD', '')
    }
    assert.deepEqual(await new SweepCdrs({ settleMs: 0 }).handle(), { taken: 1, bad: 0 })
    assert.isTrue((await callRow(RECORDED_ABANDONED)).outcome.startsWith('abandoned'))
  })
})
