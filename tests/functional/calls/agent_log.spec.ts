import { readFile, rm } from 'node:fs/promises'
import { read as readBook, utils } from 'xlsx'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ManualClock } from '#core/clock'
import { FakeQueue } from '#core/queue/fake_queue'
import { queue } from '#core/queue/queue'
import { storagePath } from '#core/storage'
import { ExportAgentLog } from '#app/calls/services/export_agent_log'
import { RecordAgentState } from '#app/calls/services/record_agent_state'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask, visit } from '#tests/support/visit'

const at = (seconds: number) => new Date(Date.UTC(2031, 2, 6, 6, 0, seconds))
const DAY = 'days=2031-03-06..2031-03-06'

async function cellsOfFile(fileId: number, cleanup: (remove: () => Promise<void>) => void) {
  await new ExportAgentLog(new ManualClock(at(90).toISOString())).handle({ fileId })
  const file = await db.from('saved_files').where('id', fileId).firstOrFail()
  const path = storagePath(file.path)
  cleanup(() => rm(path))
  const book = readBook(await readFile(path))
  const cells = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0]], {
    header: 1,
    defval: '',
  })
  return { file, sheet: book.SheetNames[0], cells }
}

/** Signed in for a minute: 5 s just signed in, 25 s ready, 30 s at a meal. */
async function givenMinute(employeeId: number) {
  const tell = (state: string, seconds: number, reason: string | null = null) =>
    new RecordAgentState().handle({
      employeeId,
      extension: '8001',
      state,
      reason,
      callId: null,
      at: at(seconds),
    })
  await tell('not_ready', 0, 'signed_in')
  await tell('ready', 5)
  await tell('not_ready', 30, 'meal')
  await tell('signed_out', 60)
}

test.group('Log of agents', (group) => {
  givenRollback(group)
  group.each.setup(() => queue.swap(new FakeQueue()))

  test('states with their reasons and seconds, narrowed by agent and state, with totals', async ({
    client,
    assert,
  }) => {
    const manager = await givenEmployee({ role: 'super_admin' })
    const agent = await givenEmployee()
    await givenMinute(agent.id)
    await givenMinute((await givenEmployee()).id)
    const read = async (query: string) => {
      const page = await visit(
        client,
        `/calls/agent-log/states?${DAY}&agent=${agent.id}${query}`,
        manager
      )
      return page.body().props.entries
    }
    const all = await read('&sort=from')
    assert.deepEqual(
      all.rows.map((row: Record<string, unknown>) => [row.state, row.reason, row.seconds]),
      [
        ['not_ready', 'signed_in', 5],
        ['ready', null, 25],
        ['not_ready', 'meal', 30],
      ]
    )
    assert.deepEqual(all.totals, { entries: 3, seconds: 60 })
    assert.deepEqual((await read('&state=not_ready')).totals, { entries: 2, seconds: 35 })
  })

  test('sessions from sign-in to sign-out', async ({ client, assert }) => {
    const manager = await givenEmployee({ role: 'super_admin' })
    const agent = await givenEmployee()
    await givenMinute(agent.id)
    const page = await visit(client, `/calls/agent-log/sessions?${DAY}&agent=${agent.id}`, manager)
    const { rows, totals } = page.body().props.entries
    assert.deepEqual(
      rows.map((row: Record<string, unknown>) => [row.extension, row.from, row.to, row.seconds]),
      [['8001', at(0).toISOString(), at(60).toISOString(), 60]]
    )
    assert.deepEqual(totals, { entries: 1, seconds: 60 })
  })

  test('an agent may not look at it', async ({ client }) => {
    const agent = await givenEmployee({ role: 'agent' })
    const answer = await ask(client, 'get', '/calls/agent-log/states', { as: agent })
    answer.assertStatus(403)
  })

  test('the Excel file of states holds what the filters leave, in the order asked for', async ({
    client,
    assert,
    cleanup,
  }) => {
    const manager = await givenEmployee({ role: 'super_admin' })
    const agent = await givenEmployee()
    await givenMinute(agent.id)
    await givenMinute((await givenEmployee()).id)
    await new RecordAgentState().handle({
      employeeId: agent.id,
      extension: '8001',
      state: 'not_ready',
      reason: 'meal',
      callId: null,
      at: at(70),
    })
    const url = `/calls/agent-log/states/exports?${DAY}&agent=${agent.id}&state=not_ready&sort=from`
    const answer = await ask(client, 'post', url, { as: manager })
    answer.assertStatus(202)
    const { file, sheet, cells } = await cellsOfFile(answer.body().id, cleanup)
    const who = [agent.name, agent.staffNo, '8001']
    assert.equal(sheet, '示忙示闲记录')
    assert.deepEqual(cells, [
      ['座席', '工号', '分机', '状态', '原因', '开始', '结束', '时长（秒）'],
      [...who, '置忙', '刚签入', '2031-03-06 14:00:00', '2031-03-06 14:00:05', 5],
      [...who, '置忙', '用餐', '2031-03-06 14:00:30', '2031-03-06 14:01:00', 30],
      [...who, '置忙', '用餐', '2031-03-06 14:01:10', '进行中', 20],
    ])
    assert.equal(file.state, 'done')
    assert.equal(file.done_rows, 3)
  })

  test('the Excel file of sessions holds every page of the list', async ({
    client,
    assert,
    cleanup,
  }) => {
    const manager = await givenEmployee({ role: 'super_admin' })
    const agent = await givenEmployee()
    await givenMinute(agent.id)
    await db.table('agent_sessions').multiInsert(
      Array.from({ length: 250 }, (_, index) => ({
        employee_id: agent.id,
        extension: '8001',
        signed_in_at: at(100 + index * 10),
        signed_out_at: at(105 + index * 10),
      }))
    )
    const url = `/calls/agent-log/sessions/exports?${DAY}&agent=${agent.id}&sort=from&perPage=20&page=3`
    const answer = await ask(client, 'post', url, { as: manager })
    answer.assertStatus(202)
    const { cells } = await cellsOfFile(answer.body().id, cleanup)
    const who = [agent.name, agent.staffNo, '8001']
    assert.deepEqual(cells.slice(0, 3), [
      ['座席', '工号', '分机', '开始', '结束', '时长（秒）'],
      [...who, '2031-03-06 14:00:00', '2031-03-06 14:01:00', 60],
      [...who, '2031-03-06 14:01:40', '2031-03-06 14:01:45', 5],
    ])
    assert.lengthOf(cells, 252)
  })

  test('an export of nothing is refused, and so is one without the permission', async ({
    client,
    assert,
  }) => {
    const manager = await givenEmployee({ role: 'super_admin' })
    const agent = await givenEmployee({ role: 'agent' })
    const url = `/calls/agent-log/states/exports?${DAY}&agent=${agent.id}`
    const empty = await ask(client, 'post', url, { as: manager })
    empty.assertStatus(422)
    assert.include(JSON.stringify(empty.body()), '当前筛选没有记录可导出')
    const refused = await ask(client, 'post', url, { as: agent })
    refused.assertStatus(403)
    assert.isNull(await db.from('saved_files').where('employee_id', agent.id).first())
  })
})
