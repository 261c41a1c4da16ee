import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { ManualClock } from '#core/clock'
import { FakeQueue } from '#core/queue/fake_queue'
import { queue } from '#core/queue/queue'
import { storagePath } from '#core/storage'
import { access } from 'node:fs/promises'
import { callImportPath } from '#app/calls/call_import'
import { CompareDay } from '#app/calls/queries/compare_day'
import { ShowCallImport } from '#app/calls/queries/call_imports'
import { AcceptCallImport } from '#app/calls/services/accept_call_import'
import { DiscardCallImport } from '#app/calls/services/discard_call_import'
import { ReadCallImport } from '#app/calls/services/read_call_import'
import { RequestCallImport } from '#app/calls/services/request_call_import'
import { RequestCallImportUndo } from '#app/calls/services/request_call_import_undo'
import { UndoCallImport } from '#app/calls/services/undo_call_import'
import { WriteCallTemplate } from '#app/calls/services/write_call_template'
import { WriteImportedCalls } from '#app/calls/services/write_imported_calls'
import { SweepStaleBuckets } from '#app/statistics/services/sweep_stale_buckets'
import { makePlacement, makeServiceNumber } from '#database/factories/media'
import { givenListedCall, QUIET_DAY } from '#tests/functional/calls/given_listed_call'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { refusalCode } from '#tests/support/refusal'
import { ask, visit } from '#tests/support/visit'

const clock = new ManualClock(`${QUIET_DAY}T12:00:00Z`)
const HEADINGS = '主叫号码,业务号码,呼入时间,通话 秒,等待 秒,结果,工号,分机'

async function world() {
  const employee = await givenEmployee({ role: 'manager' })
  const number = await makeServiceNumber()
  let serial = 0
  const row = (over: Partial<Record<string, string>> = {}) => {
    serial++
    return [
      over.caller ?? `138001380${String(serial).padStart(2, '0')}`,
      over.dnis ?? number.number,
      over.at ?? `${QUIET_DAY} 10:00:${String(serial).padStart(2, '0')}`,
      over.talk ?? '60',
      over.wait ?? '5',
      over.result ?? '',
      over.agent ?? '',
      over.extension ?? '',
    ].join(',')
  }
  const bring = (text: string) =>
    new RequestCallImport(clock).handle({
      employeeId: employee.id,
      fileName: 'Master.csv',
      bytes: Buffer.from(text),
    })
  const read = async (text: string) => {
    const { id } = await bring(text)
    await new ReadCallImport(clock).handle({ importId: id })
    return id
  }
  const preview = (rows: string[]) => read([HEADINGS, ...rows].join('\n'))
  const accept = async (importId: number) => {
    await new AcceptCallImport(clock).handle({ importId, employeeId: employee.id })
    await new WriteImportedCalls(clock).handle({ importId })
  }
  const undo = async (importId: number) => {
    await new RequestCallImportUndo(clock).handle({ importId, employeeId: employee.id })
    await new UndoCallImport(clock).handle({ importId })
  }
  const written = (importId: number) =>
    db.from('calls').where('call_import_id', importId).orderBy('id').select('*')
  return { employee, number, row, bring, read, preview, accept, undo, written }
}

const shown = async (importId: number) =>
  (await new ShowCallImport().handle({ importId, only: 'all', page: 1, perPage: 100 }))!

test.group('Importing calls of another switch', (group) => {
  givenRollback(group)
  group.each.setup(() => queue.swap(new FakeQueue()))

  test('marks every bad row with its reason and writes nothing', async ({ assert }) => {
    const { row, preview, number, written } = await world()
    await db.table('blocked_numbers').insert({
      range_from: '13900001000',
      range_to: '13900001999',
      created_at: new Date(),
      updated_at: new Date(),
    })
    await givenListedCall({ number: '13700137000', dnis: number.number, at: '10:30:01' })
    const cases: [string, string, string][] = [
      [row({ caller: '' }), 'caller', 'required'],
      [row({ caller: '匿名' }), 'caller', 'caller_bad'],
      [row({ caller: '13900001500' }), 'caller', 'caller_blocked'],
      [row({ dnis: '4001112222' }), 'dnis', 'dnis_unknown'],
      [row({ at: '昨天' }), 'startedAt', 'instant_bad'],
      [row({ at: `${QUIET_DAY} 25:00` }), 'startedAt', 'instant_bad'],
      [row({ at: `${QUIET_DAY} 21:00` }), 'startedAt', 'in_the_future'],
      [row({ at: '2019-01-01 10:00' }), 'startedAt', 'too_long_ago'],
      [row({ talk: '-3' }), 'talk', 'seconds_negative'],
      [row({ talk: '1.5' }), 'talk', 'seconds_bad'],
      [row({ talk: '90000' }), 'talk', 'seconds_too_long'],
      [row({ result: '挂了' }), 'result', 'result_unknown'],
      [row({ result: '早释' }), 'result', 'result_contradicts'],
      [row({ caller: '13700137000', at: `${QUIET_DAY} 10:30:00` }), 'startedAt', 'already_there'],
    ]
    const good = row({ caller: '+8613800138000', talk: '0:01:30', at: `${QUIET_DAY} 09:00` })
    const twice = row({ caller: '138-0013-8000', at: `${QUIET_DAY} 09:00:01` })
    const strange = row({ agent: 'nobody' })
    const id = await preview([...cases.map(([text]) => text), good, twice, strange])
    const { rows, calls } = await shown(id)
    for (const [index, [text, column, code]] of cases.entries()) {
      const reasons = rows[index].errors.map((reason) => [reason.column, reason.code])
      assert.deepEqual(reasons, [[column, code]], text)
    }
    assert.include(rows[cases.length].value, { caller: '13800138000', talkSeconds: 90 })
    assert.deepEqual(rows[cases.length + 1].errors, [
      { column: 'startedAt', code: 'duplicate_in_file', values: { line: cases.length + 2 } },
    ])
    assert.deepEqual(rows[cases.length + 2].warnings, [{ column: 'agent', code: 'agent_unknown' }])
    assert.deepEqual(calls.rows, { good: 2, bad: cases.length + 1, written: 0 })
    assert.equal(calls.state, 'previewed')
    assert.lengthOf(await written(id), 0)
    await assert.rejects(() => access(storagePath(callImportPath(id))), /ENOENT/)
  })

  test('accepting writes each good row once, credited to its slot and counted there', async ({
    assert,
  }) => {
    const { row, preview, accept, written, number, employee } = await world()
    const agent = await givenEmployee()
    const placement = await makePlacement({
      startsAt: DateTime.fromISO(`${QUIET_DAY}T01:55:00Z`),
      serviceNumberId: number.id,
    })
    const id = await preview([
      row({ at: `${QUIET_DAY} 10:00:00`, agent: agent.staffNo }),
      row({ at: `${QUIET_DAY} 10:05:00`, talk: '0', wait: '31' }),
      row({ talk: '-1' }),
    ])
    await accept(id)
    await new WriteImportedCalls(clock).handle({ importId: id })
    await accept(id)
    const calls = await written(id)
    assert.lengthOf(calls, 2)
    assert.include(calls[0], {
      source: 'import',
      direction: 'inbound',
      stage: 'ended',
      outcome: 'answered',
      employee_id: agent.id,
      talk_ms: 60_000,
      call_type: 'enquiry',
      service_number_id: number.id,
    })
    assert.equal(calls[0].started_at.toISOString(), `${QUIET_DAY}T02:00:00.000Z`)
    assert.equal(calls[0].answered_at.toISOString(), `${QUIET_DAY}T02:00:05.000Z`)
    assert.include(calls[1], { outcome: 'abandoned_in_queue', wait_ms: 31_000, talk_ms: 0 })
    await new SweepStaleBuckets().handle()
    const figures = await db
      .from('placement_figures')
      .where('placement_id', placement.id)
      .firstOrFail()
    assert.equal(Number(figures.calls), 2)
    assert.deepInclude(await shown(id), { total: 3 })
    assert.equal((await shown(id)).calls.state, 'accepted')
    const audit = await db.from('audit_entries').where('action', 'call_imports.accept')
    assert.equal(audit.filter((entry) => entry.subject_id === String(id)).length, 1)
    assert.equal(
      await refusalCode(() => new DiscardCallImport().handle({ importId: id })),
      'CALL_IMPORT_NOT_NOW'
    )
    assert.isAbove(employee.id, 0)
  })

  test('a call that came about after the preview is not written twice', async ({ assert }) => {
    const { row, preview, accept, written, number } = await world()
    const id = await preview([
      row({ caller: '13600136000', at: `${QUIET_DAY} 11:00:00` }),
      row({ at: `${QUIET_DAY} 11:10:00` }),
    ])
    await givenListedCall({ number: '13600136000', dnis: number.number, at: '11:00:01' })
    await accept(id)
    assert.lengthOf(await written(id), 1)
    const { rows, calls } = await shown(id)
    assert.equal(rows[0].errors[0].code, 'already_there')
    assert.deepEqual(calls.rows, { good: 0, bad: 1, written: 1 })
  })

  test('the same file shows its earlier import, and may come again once that is taken back', async ({
    assert,
  }) => {
    const { row, bring, preview, accept, undo, written } = await world()
    const rows = [row(), row()]
    const text = [HEADINGS, ...rows].join('\n')
    const id = await preview(rows)
    assert.deepEqual(await bring(text), { id, again: true })
    await accept(id)
    assert.deepEqual(await bring(text), { id, again: true })
    await undo(id)
    assert.lengthOf(await written(id), 0)
    assert.equal((await shown(id)).calls.state, 'undone')
    await undo(id)
    const next = await bring(text)
    assert.isFalse(next.again)
    await new ReadCallImport(clock).handle({ importId: next.id })
    await new DiscardCallImport().handle({ importId: next.id })
    assert.equal(await refusalCode(() => accept(next.id)), 'CALL_IMPORT_DISCARDED')
    assert.isFalse((await bring(text)).again)
  })

  test('calls that somebody has worked with are not taken back, and take their slot along', async ({
    assert,
  }) => {
    const { row, preview, accept, undo, written, number, employee } = await world()
    const placement = await makePlacement({
      startsAt: DateTime.fromISO(`${QUIET_DAY}T01:55:00Z`),
      serviceNumberId: number.id,
    })
    const id = await preview([row({ at: `${QUIET_DAY} 10:00:00` })])
    await accept(id)
    const [call] = await written(id)
    await db.table('call_marks').insert({
      call_id: call.id,
      employee_id: employee.id,
      marked_at: new Date(),
    })
    assert.equal(await refusalCode(() => undo(id)), 'CALL_IMPORT_USED')
    await db.from('call_marks').where('call_id', call.id).delete()
    await new SweepStaleBuckets().handle()
    await undo(id)
    await new SweepStaleBuckets().handle()
    const figures = await db
      .from('placement_figures')
      .where('placement_id', placement.id)
      .firstOrFail()
    assert.equal(Number(figures.calls), 0)
  })

  test('reads the Master.csv of FreeSWITCH and of Asterisk', async ({ assert }) => {
    const { read, number } = await world()
    const stamp = (time: string) => `${QUIET_DAY} ${time}`
    const freeswitch = await read(
      [
        `"","13800138000","${number.number}","public","${stamp('10:00:00')}","${stamp('10:00:02')}","${stamp('10:01:30')}","90","80","NORMAL_CLEARING","a-1","b-1","","PCMA","PCMA"`,
        `"","13800138001","${number.number}","public","${stamp('10:00:10')}","${stamp('10:00:10')}","${stamp('10:00:40')}","30","30","NORMAL_CLEARING","a-2","","","PCMA","PCMA"`,
        `"","1001","13800138002","default","${stamp('10:00:20')}","","${stamp('10:00:40')}","20","0","NO_ANSWER","a-3","","","",""`,
      ].join('\n')
    )
    const one = await shown(freeswitch)
    assert.equal(one.calls.layout, 'freeswitch')
    assert.deepEqual(
      one.rows.map(({ line, value, errors }) => [
        line,
        value?.outcome ?? null,
        value?.talkSeconds ?? null,
        value?.waitSeconds ?? null,
        errors[0]?.code ?? null,
      ]),
      [
        [1, 'answered', 80, 10, null],
        [2, 'abandoned_in_queue', 0, 30, null],
        [3, null, null, null, 'dnis_unknown'],
      ]
    )
    const asterisk = await read(
      `"","13800138009","${number.number}","from-trunk","""Li"" <13800138009>","PJSIP/t-1","PJSIP/8001-2","Queue","21","${stamp('12:00:00')}","${stamp('12:00:01')}","${stamp('12:02:00')}",120,100,"ANSWERED","DOCUMENTATION"`
    )
    const two = await shown(asterisk)
    assert.equal(two.calls.layout, 'asterisk')
    assert.include(two.rows[0].value, { talkSeconds: 100, waitSeconds: 20, outcome: 'answered' })
  })

  test('says why a file as a whole can not be read', async ({ assert }) => {
    const { read } = await world()
    const { calls } = await shown(await read('什么,都,不是\n1,2,3'))
    assert.equal(calls.state, 'unreadable')
    assert.equal(calls.problem?.key, 'core.sheet.headings_missing')
  })

  test('imported calls are no part of the reconciliation', async ({ assert }) => {
    const { row, preview, accept } = await world()
    const before = await new CompareDay().handle(QUIET_DAY, clock.now().toJSDate())
    await accept(await preview([row(), row({ talk: '0' })]))
    const after = await new CompareDay().handle(QUIET_DAY, clock.now().toJSDate())
    assert.deepEqual(after, before)
  })

  test('the template passes its own import', async ({ assert }) => {
    const { employee } = await world()
    const { id } = await new RequestCallImport(clock).handle({
      employeeId: employee.id,
      fileName: 'calls.xlsx',
      bytes: await new WriteCallTemplate(clock).handle({ language: 1, title: 'Calls' }),
    })
    await new ReadCallImport(clock).handle({ importId: id })
    const { rows } = await shown(id)
    assert.deepEqual(rows[0].errors, [])
    assert.include(rows[0].value, { talkSeconds: 95, waitSeconds: 12, outcome: 'answered' })
  })

  test('the pages are for who may import; the list marks what came with a file', async ({
    assert,
    client,
  }) => {
    const { row, preview, accept, employee } = await world()
    const id = await preview([row()])
    await accept(id)
    const lead = await givenEmployee({ role: 'lead' })
    assert.equal((await ask(client, 'get', '/calls/imports', { as: lead })).status(), 403)
    assert.equal((await visit(client, `/calls/imports/${id}`, employee)).status(), 200)
    const imports = await visit(client, '/calls/imports', employee)
    assert.deepInclude(imports.body().props.imports[0], { id, state: 'accepted', done: 1 })
    const list = await visit(
      client,
      `/calls?import=${id}&days=${QUIET_DAY}..${QUIET_DAY}`,
      employee
    )
    assert.deepEqual(
      list.body().props.calls.rows.map(({ imported }: { imported: boolean }) => imported),
      [true]
    )
  })
})
