import { test } from '@japa/runner'
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { read, utils } from 'xlsx'
import db from '@adonisjs/lucid/services/db'
import { FakeQueue } from '#core/queue/fake_queue'
import { queue } from '#core/queue/queue'
import { storagePath } from '#core/storage'
import Department from '#app/organisation/models/department'
import { PrepareRecordings } from '#app/calls/services/prepare_recordings'
import { RecordCall } from '#app/calls/services/record_call'
import { recordingFile, recordingsFolder, storedRecordingPath } from '#app/calls/recording_files'
import { givenDepartment, givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { givenSwitchCall } from '#tests/support/given_switch_call'
import { givenWav } from '#tests/support/given_wav'
import { ask, visit } from '#tests/support/visit'
import { QUIET_DAY } from '#tests/functional/calls/given_listed_call'
import { givenRecording, givenRecordingsFolder } from '#tests/functional/calls/given_recording'

const row = (id: number) => db.from('recordings').where('id', id).first()

test.group('Recordings: what becomes of the files', (group) => {
  givenRollback(group)
  let given: Awaited<ReturnType<typeof givenRecordingsFolder>>
  group.each.setup(async () => {
    given = await givenRecordingsFolder()
    return () => given.remove()
  })

  test('a finished one gets its length, its size and its waveform', async ({ assert }) => {
    const { id } = await givenRecording({ folder: given.folder })
    await new PrepareRecordings().handle()
    assert.include(await row(id), { state: 'ready', duration_ms: 5000, repaired: 0 })
    assert.equal(Number((await row(id)).bytes), 160_044)
  })

  test('one that a killed switch left is repaired once', async ({ assert }) => {
    const bytes = givenWav({ seconds: 4, finished: false })
    const { id, file } = await givenRecording({ folder: given.folder, bytes, endedAt: null })
    const first = await new PrepareRecordings().handle()
    assert.isAtLeast(first.repaired, 1)
    assert.include(await row(id), { state: 'ready', duration_ms: 4000, repaired: 1 })
    assert.isTrue((await readFile(file)).equals(givenWav({ seconds: 4 })))
    assert.equal((await new PrepareRecordings().handle()).prepared, 0)
  })

  test('one that still goes on is left alone', async ({ assert }) => {
    const { id } = await givenRecording({
      folder: given.folder,
      endedAt: null,
      bytes: givenWav({ seconds: 4, finished: false }),
      call: { endedAt: null, outcome: null },
    })
    await new PrepareRecordings().handle()
    assert.include(await row(id), { state: 'recording' })
  })

  test('one without a file is missing; of a call that nobody answered there is none', async ({
    assert,
  }) => {
    const lost = await givenRecording({ folder: given.folder, bytes: null })
    const never = await givenRecording({
      folder: given.folder,
      bytes: null,
      endedAt: null,
      call: { outcome: 'abandoned_ringing', talkMs: 0, answeredAt: null },
    })
    await new PrepareRecordings().handle()
    assert.include(await row(lost.id), { state: 'missing' })
    assert.isNull(await row(never.id))
  })

  test('paths of the switch are kept below its folder and never lead out of ours', ({ assert }) => {
    assert.equal(storedRecordingPath(`${recordingsFolder()}/20261120/a.wav`), '20261120/a.wav')
    assert.equal(storedRecordingPath('/elsewhere/a.wav'), '/elsewhere/a.wav')
    assert.equal(recordingFile('20261120/a.wav'), `${recordingsFolder()}/20261120/a.wav`)
    for (const path of ['/etc/passwd', '../a.wav', 'x/../../a.wav', '..', '', '.']) {
      assert.isNull(recordingFile(path), path)
    }
  })

  test('the caller’s own leg has the caller left, the agent’s leg the agent', async ({
    assert,
  }) => {
    const recording = {
      legUuid: 'one',
      startedAtUs: 1_795_000_000_000_000,
      endedAtUs: 1_795_000_060_000_000,
      milliseconds: 60_000,
    }
    const leg = {
      number: '',
      dialledBy: null,
      createdAtUs: 0,
      answeredAtUs: null,
      endedAtUs: null,
      hangupCause: null,
      disposition: null,
      muted: false,
    }
    const call = givenSwitchCall({
      legs: [
        { ...leg, uuid: 'one', role: 'customer' },
        { ...leg, uuid: 'two', role: 'agent' },
      ],
      recordings: [
        { ...recording, path: `${recordingsFolder()}/20261120/one.wav` },
        { ...recording, legUuid: 'two', path: `${recordingsFolder()}/20261120/two.wav` },
      ],
    })
    const told = {
      call,
      nowUs: call.endedAtUs!,
      switchName: 'main',
      employeeAt: () => null,
      validTalkSeconds: 3,
      windowMinutes: 30,
    }
    await new RecordCall().handle(told)
    await new RecordCall().handle(told)
    const stored = await db.from('recordings').where('call_id', call.id).orderBy('path')
    assert.deepEqual(
      stored.map(({ path, left_side: left }) => [path, left]),
      [
        ['20261120/one.wav', 'customer'],
        ['20261120/two.wav', 'agent'],
      ]
    )
  })
})

test.group('Recordings: who listens', (group) => {
  givenRollback(group)
  let given: Awaited<ReturnType<typeof givenRecordingsFolder>>
  group.each.setup(async () => {
    given = await givenRecordingsFolder()
    return () => given.remove()
  })

  /** A department with one below it and another beside it, an agent in each, a recording of each agent. */
  async function givenFloor() {
    const top = await givenDepartment('一部')
    const below = await Department.create({ code: `B${top.id}`, name: '一组', parentId: top.id })
    const beside = await givenDepartment('二部')
    const agents = []
    for (const { id: departmentId } of [top, below, beside]) {
      agents.push(await givenEmployee({ role: 'agent', departmentId }))
    }
    const [own, inTree, outside] = agents
    const recordings = []
    for (const { id: employeeId } of agents) {
      recordings.push(await givenRecording({ folder: given.folder, employeeId }))
    }
    await new PrepareRecordings().handle()
    return { top, agents: { own, inTree, outside }, recordings }
  }

  test('the own ones, those of the own departments for a lead, all for quality', async ({
    client,
    assert,
  }) => {
    const { top, agents, recordings } = await givenFloor()
    const lead = await givenEmployee({ role: 'lead', departmentId: top.id })
    const quality = await givenEmployee({ role: 'manager' })
    const warehouse = await givenEmployee({ role: 'warehouse' })
    const heard = async (as: typeof lead) => {
      const statuses = []
      for (const { id } of recordings) {
        const audio = await client.get(`/recordings/${id}/audio`).loginAs(as).redirects(0)
        const peaks = await ask(client, 'get', `/recordings/${id}/peaks`, { as })
        assert.equal(audio.status(), peaks.status())
        statuses.push(audio.status())
      }
      return statuses
    }
    assert.deepEqual(await heard(agents.own), [200, 404, 404])
    assert.deepEqual(await heard(lead), [200, 200, 404])
    assert.deepEqual(await heard(quality), [200, 200, 200])
    assert.deepEqual(await heard(warehouse), [403, 403, 403])
    const stranger = await client.get(`/recordings/${recordings[0].id}/audio`).redirects(0)
    assert.equal(stranger.status(), 302)

    const list = await visit(client, `/calls?days=${QUIET_DAY}..${QUIET_DAY}`, lead)
    const { rows } = list.inertiaProps.calls as { rows: { id: string; recordings: number }[] }
    const shown = new Map(rows.map((line) => [line.id, line.recordings]))
    assert.deepEqual(
      recordings.map(({ callId }) => shown.get(callId)),
      [1, 1, 0]
    )
  })

  test('pieces are served as asked for, and a listening is noted once', async ({
    client,
    assert,
  }) => {
    const { agents, recordings } = await givenFloor()
    const [{ id, callId, file }] = recordings
    const whole = await readFile(file)
    const get = (range?: string) => {
      const request = client.get(`/recordings/${id}/audio`).loginAs(agents.own)
      return range ? request.header('range', range) : request
    }
    const all = await get()
    assert.equal(all.header('accept-ranges'), 'bytes')
    assert.equal(all.header('content-type'), 'audio/wav')
    assert.equal(Number(all.header('content-length')), whole.length)
    const part = await get('bytes=1000-1099')
    assert.equal(part.status(), 206)
    assert.equal(part.header('content-range'), `bytes 1000-1099/${whole.length}`)
    assert.equal(Number(part.header('content-length')), 100)
    assert.equal((await get(`bytes=${whole.length}-`)).status(), 416)

    const listens = await db.from('recording_listens').where('recording_id', id)
    assert.lengthOf(listens, 1)
    assert.include(listens[0], { employee_id: agents.own.id, kind: 'played' })
    const shown = await ask(client, 'get', `/calls/${callId}`, { as: agents.own })
    const { recordings: list } = shown.body()
    assert.lengthOf(list, 1)
    assert.include(list[0], { id, state: 'ready', seconds: 5, leftSide: 'customer' })
    assert.include(list[0].listens[0], { by: agents.own.name, kind: 'played' })
    const other = await ask(client, 'get', `/calls/${recordings[1].callId}`, { as: agents.own })
    assert.equal(other.status(), 404)
  })

  test('a hold needs a reason and the right to it, and is in the audit trail', async ({
    client,
    assert,
  }) => {
    const { top, recordings } = await givenFloor()
    const [{ id }] = recordings
    const lead = await givenEmployee({ role: 'lead', departmentId: top.id })
    const manager = await givenEmployee({ role: 'manager' })
    const hold = (as: typeof lead, reason: string) =>
      ask(client, 'post', `/recordings/${id}/hold`, { as, body: { reason } })
    assert.equal((await hold(lead, '投诉')).status(), 403)
    assert.equal((await hold(manager, ' ')).status(), 422)
    assert.equal((await hold(manager, '客户投诉')).status(), 204)
    assert.include(await row(id), { held_by: manager.id, hold_reason: '客户投诉' })
    const released = await ask(client, 'delete', `/recordings/${id}/hold`, { as: manager })
    assert.equal(released.status(), 204)
    assert.isNull((await row(id)).held_at)
    const audit = await db
      .from('audit_entries')
      .where({ subject_type: 'recording', subject_id: String(id) })
      .orderBy('id')
    assert.deepEqual(
      audit.map(({ action }) => action),
      ['recordings.hold', 'recordings.release']
    )
  })

  test('chosen calls are exported in the background: the list as Excel, the sound as zip', async ({
    client,
    assert,
    cleanup,
  }) => {
    const fake = new FakeQueue()
    cleanup(queue.swap(fake))
    const { top, recordings } = await givenFloor()
    const lead = await givenEmployee({ role: 'lead', departmentId: top.id })
    const days = `days=${QUIET_DAY}..${QUIET_DAY}`
    const send = (kind: string, selection: { all: boolean; keys: string[] }) =>
      ask(client, 'post', `/calls/exports?${days}`, { as: lead, body: { kind, ...selection } })
    const fetched = async (id: number) => {
      assert.deepEqual(await fake.work(), [])
      const state = await ask(client, 'get', `/files/${id}`, { as: lead })
      assert.include(state.body(), { state: 'done', ready: true })
      const { path } = await db.from('saved_files').where('id', id).first()
      cleanup(() => rm(storagePath(path), { force: true }))
      const content = await client.get(`/files/${id}/content`).loginAs(lead)
      assert.equal(content.status(), 200)
      const other = await ask(client, 'get', `/files/${id}`, {
        as: await givenEmployee({ role: 'lead' }),
      })
      assert.equal(other.status(), 404)
      assert.isFalse(existsSync(`${storagePath(path)}.part`))
      return readFile(storagePath(path))
    }

    const none = await send('recordings', { all: false, keys: [] })
    assert.equal(none.status(), 422)
    const outside = await send('recordings', { all: false, keys: [recordings[2].callId] })
    assert.equal(outside.body().code, 'CALL_EXPORT_NO_RECORDINGS')

    const everything = await send('recordings', { all: true, keys: [recordings[1].callId] })
    const zip = unzipSync(await fetched(everything.body().id))
    const names = Object.keys(zip)
    assert.lengthOf(names, 1, 'the unchosen one and the one of the other department are left out')
    assert.isTrue(Buffer.from(zip[names[0]]).equals(givenWav({ seconds: 5 })))
    const listens = await db.from('recording_listens').where('recording_id', recordings[0].id)
    assert.include(listens[0], { kind: 'exported', employee_id: lead.id })

    const chosen = await send('calls', { all: false, keys: [recordings[2].callId] })
    const book = read(await fetched(chosen.body().id))
    const cells: unknown[][] = utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 })
    assert.lengthOf(cells, 2)
    assert.include(cells[0], '保持')
    assert.include(cells[1], 60)
  })
})
