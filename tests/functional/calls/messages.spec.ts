import { test } from '@japa/runner'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import type Employee from '#app/organisation/models/employee'
import { ManualClock } from '#core/clock'
import { messagesFolder, switchMessagesFolder } from '#app/calls/message_files'
import { ListMessages } from '#app/calls/queries/messages'
import { ApplyRetention } from '#app/calls/services/apply_retention'
import { HoldRecording } from '#app/calls/services/hold_recording'
import { PrepareRecordings } from '#app/calls/services/prepare_recordings'
import { RecordCall } from '#app/calls/services/record_call'
import { FindDialledNumber } from '#app/desk/queries/dialled_number'
import { OwnFigures } from '#app/desk/queries/own_figures'
import { makeGroup } from '#database/factories/campaigns'
import { givenDepartment, givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { givenSwitchCall } from '#tests/support/given_switch_call'
import { givenWav } from '#tests/support/given_wav'
import { ask, visit } from '#tests/support/visit'
import { givenRecordingsFolder } from '#tests/functional/calls/given_recording'

const CALLER = '13853107264'

/** As the switch tells of somebody who speaks after the tone and hangs up; nothing when he said nothing. */
async function leaveMessage(box: string, { seconds = 4 } = {}) {
  const call = givenSwitchCall({
    outcome: 'voicemail',
    customerNumber: CALLER,
    answeredAtUs: null,
    segments: [],
    offers: [],
    agentExtension: '',
  })
  const path = `${switchMessagesFolder()}/${box}-${call.id}.wav`
  call.recordings = [
    {
      path,
      legUuid: call.id,
      startedAtUs: call.createdAtUs + 3_000_000,
      endedAtUs: call.createdAtUs + (3 + seconds) * 1_000_000,
      milliseconds: seconds * 1000,
    },
  ]
  const file = join(messagesFolder(), `${box}-${call.id}.wav`)
  if (seconds > 0) {
    await mkdir(messagesFolder(), { recursive: true })
    await writeFile(file, givenWav({ seconds }))
  }
  await new RecordCall().handle({
    call,
    nowUs: call.endedAtUs!,
    switchName: 'main',
    employeeAt: () => null,
    validTalkSeconds: 3,
    windowMinutes: 30,
  })
  await new PrepareRecordings().handle()
  return { callId: call.id, file }
}

const list = async (employee: Employee, query = {}) => {
  const { rows } = await new ListMessages().handle(employee, query)
  return rows
}
const unheard = async (employee: Employee) => (await new OwnFigures().handle(employee)).unheard

test.group('Messages that callers left', (group) => {
  givenRollback(group)
  let given: Awaited<ReturnType<typeof givenRecordingsFolder>>
  group.each.setup(async () => {
    given = await givenRecordingsFolder()
    await db.from('recordings').delete()
    return () => given.remove()
  })

  async function house() {
    const department = await givenDepartment()
    const elsewhere = await givenDepartment('市场部')
    const agent = await givenEmployee({ departmentId: department.id, agentNumber: '88701' })
    const other = await givenEmployee({ departmentId: elsewhere.id, agentNumber: '88702' })
    const lead = await givenEmployee({ role: 'lead', departmentId: department.id })
    const stranger = await givenEmployee({ role: 'lead', departmentId: elsewhere.id })
    const manager = await givenEmployee({ role: 'manager' })
    const groupId = await makeGroup([agent])
    const { code } = await db.from('acd_groups').where('id', groupId).firstOrFail()
    return { agent, other, lead, stranger, manager, group: String(code) }
  }

  test('are in the box they were left in, for who may see it', async ({ assert }) => {
    const { agent, other, lead, stranger, manager, group: number } = await house()
    const own = await leaveMessage('88701')
    const ofGroup = await leaveMessage(number)
    const ids = async (employee: Employee) =>
      (await list(employee)).map(({ callId }) => callId).sort()
    assert.deepEqual(await ids(agent), [own.callId])
    assert.deepEqual(await ids(other), [])
    assert.deepEqual(await ids(lead), [own.callId, ofGroup.callId].sort())
    assert.deepEqual(await ids(stranger), [])
    assert.deepEqual(await ids(manager), [own.callId, ofGroup.callId].sort())
    const [line] = await list(agent)
    assert.include(line, {
      state: 'new',
      box: '88701',
      owner: agent.name,
      seconds: 4,
      number: '138****7264',
    })
    assert.deepEqual([await unheard(agent), await unheard(lead), await unheard(other)], [1, 2, 0])
  })

  test('one of which nothing was said is none, and told twice it is one', async ({ assert }) => {
    const { agent } = await house()
    await leaveMessage('88701', { seconds: 0 })
    assert.lengthOf(await list(agent), 0)
    await leaveMessage('88701')
    await db.from('recordings').update({ state: 'recording' })
    await new PrepareRecordings().handle()
    assert.lengthOf(await list(agent), 1)
  })

  test('are heard by playing them, which is written down', async ({ assert, client }) => {
    const { agent, other } = await house()
    await leaveMessage('88701')
    const [line] = await list(agent)
    const shown = await ask(client, 'get', `/calls/messages/${line.id}`, { as: agent })
    const { recording } = shown.body()
    const play = (as: Employee) => ask(client, 'get', `/recordings/${recording.id}/audio`, { as })
    assert.equal((await play(other)).status(), 404)
    assert.equal(await unheard(agent), 1)
    assert.equal((await play(agent)).status(), 200)
    assert.equal(await unheard(agent), 0)
    const [heard] = await list(agent, { state: 'heard' })
    assert.equal(heard.heard?.by, agent.name)
    assert.lengthOf(await list(agent, { state: 'new' }), 0)
    const again = await ask(client, 'get', `/calls/messages/${line.id}`, { as: agent })
    assert.lengthOf(again.body().recording.listens, 1)
  })

  test('can be deleted by who sees them, but not under a hold', async ({ assert, client }) => {
    const { agent, other, manager } = await house()
    const { file } = await leaveMessage('88701')
    const [{ id }] = await list(agent)
    const remove = (as: Employee) => ask(client, 'delete', `/calls/messages/${id}`, { as })
    assert.equal((await remove(other)).status(), 404)
    const { id: recordingId } = await db.from('recordings').firstOrFail()
    const hold = (reason: string | null) =>
      new HoldRecording().handle({ employeeId: manager.id, recordingId, reason })
    await hold('投诉')
    assert.equal((await remove(agent)).status(), 409)
    await hold(null)
    assert.equal((await remove(agent)).status(), 204)
    assert.equal((await remove(agent)).status(), 204)
    assert.isFalse(existsSync(file))
    assert.deepEqual(
      (await list(agent)).map(({ state }) => state),
      ['deleted']
    )
    assert.lengthOf(await db.from('audit_entries').where('action', 'messages.delete'), 1)
  })

  test('are kept for the days of messages, whatever the call was', async ({ assert }) => {
    await house()
    await leaveMessage('88701')
    const clock = new ManualClock('2026-11-20T06:40:00Z')
    const after = (days: number) => {
      clock.advance({ days })
      return new ApplyRetention(clock).handle()
    }
    assert.deepEqual(await after(59), { age: 0, space: 0 })
    assert.deepEqual(await after(2), { age: 1, space: 0 })
  })

  test('are called back by their record, and nobody else is told the number', async ({
    assert,
    client,
  }) => {
    const { agent, other } = await house()
    await leaveMessage('88701')
    const [{ id }] = await list(agent)
    const dial = (actor: Employee) => new FindDialledNumber().handle({ messageId: id }, actor)
    assert.deepEqual(await dial(agent), { number: CALLER, outside: true })
    await assert.rejects(() => dial(other), /NOTHING_TO_DIAL/)
    const page = await visit(client, '/calls/messages?state=new', agent)
    assert.notInclude(JSON.stringify(page.body()), CALLER)
  })
})
