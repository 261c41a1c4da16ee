import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import redis from '@adonisjs/redis/services/main'
import { AGENT_STATES, type AgentState } from '#telephony/acd/agent'
import Department from '#app/organisation/models/department'
import type { FloorSnapshot } from '#app/calls/floor_snapshot'
import {
  FLOOR_KEY,
  PHONES_KEY,
  PHONE_REQUESTS_KEY,
  type PhoneRequest,
} from '#app/calls/phone_request'
import { signedOutPhone } from '#app/calls/phone_snapshot'
import { TakePhoneRequests } from '#app/calls/bridge/take_phone_requests'
import { makeServiceNumber } from '#database/factories/media'
import { givenDepartment, givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask, visit } from '#tests/support/visit'

let serial = 0
const NOBODY = Object.fromEntries(AGENT_STATES.map((state) => [state, 0])) as Record<
  AgentState,
  number
>
const agentNumber = () => String(7_000_000 + (process.pid % 9_000) * 100 + serial++)

async function givenTree() {
  const top = await givenDepartment('销售中心')
  const below = await Department.create({
    code: `S${process.pid}-${serial++}`,
    name: '直销一部',
    parentId: top.id,
  })
  const lead = await givenEmployee({ role: 'lead', departmentId: top.id })
  const mine = await givenEmployee({ departmentId: below.id, agentNumber: agentNumber() })
  const stranger = await givenEmployee({ agentNumber: agentNumber() })
  return { lead, mine, stranger }
}

async function reached(work: () => Promise<void>): Promise<PhoneRequest[]> {
  const taken: PhoneRequest[] = []
  const telephony = new TakePhoneRequests(async (request) => {
    taken.push(request)
    return { ok: true }
  })
  telephony.start()
  try {
    await work()
  } finally {
    await telephony.stop()
  }
  return taken
}

const DEEDS = [
  ['post', 'listenings', { mode: 'listen' }, 'supervision.listen'],
  ['post', 'listenings', { mode: 'whisper' }, 'supervision.whisper'],
  ['post', 'listenings', { mode: 'barge' }, 'supervision.barge'],
  ['delete', 'listenings', undefined, 'supervision.stop'],
  ['post', 'kicks', undefined, 'supervision.kick'],
  ['post', 'redirects', { kind: 'extension', number: '8005' }, 'supervision.redirect'],
  ['put', 'state', { state: 'ready' }, 'supervision.ready'],
  ['put', 'state', { state: 'signed_out' }, 'supervision.signed_out'],
] as const

test.group('Supervision of agents', (group) => {
  givenRollback(group)
  group.each.setup(async () => {
    await redis.del(PHONE_REQUESTS_KEY)
  })

  test('everything on an agent of a department below is done and written down', async ({
    client,
    assert,
  }) => {
    const { lead, mine } = await givenTree()
    const taken = await reached(async () => {
      for (const [method, what, body] of DEEDS) {
        const path = `/supervision/agents/${mine.id}/${what}`
        const answer = await ask(client, method, path, { as: lead, body })
        assert.equal(answer.status(), 204, path)
      }
    })
    assert.deepEqual(
      taken.map(({ type, employeeId }) => [type, employeeId]),
      ['supervise', 'supervise', 'supervise', 'stop_supervising', 'kick', 'redirect']
        .concat('ready', 'sign_out')
        .map((type) => [type, mine.id])
    )
    const written = await db
      .from('audit_entries')
      .where({ employee_id: lead.id, subject_type: 'employee', subject_id: String(mine.id) })
      .orderBy('id')
      .select('action')
    assert.deepEqual(
      written.map(({ action }) => action),
      DEEDS.map(([, , , action]) => action)
    )
  })

  test('nothing reaches an agent of somebody else, nor oneself', async ({ client, assert }) => {
    const { lead, stranger } = await givenTree()
    const taken = await reached(async () => {
      for (const [method, what, body] of DEEDS) {
        for (const id of [stranger.id, lead.id, 999_999_999]) {
          const path = `/supervision/agents/${id}/${what}`
          const answer = await ask(client, method, path, { as: lead, body })
          assert.equal(answer.status(), 404, path)
        }
      }
    })
    assert.isEmpty(taken)
    const written = await db.from('audit_entries').where('employee_id', lead.id)
    assert.isEmpty(written)
  })

  test('without the permission every door is closed', async ({ client, assert }) => {
    const { mine, stranger } = await givenTree()
    for (const [method, what, body] of DEEDS) {
      const path = `/supervision/agents/${mine.id}/${what}`
      const answer = await ask(client, method, path, { as: stranger, body })
      assert.equal(answer.status(), 403, path)
    }
    for (const path of ['/supervision', '/supervision/agents']) {
      const answer = await ask(client, 'get', path, { as: stranger })
      answer.assertStatus(403)
    }
  })

  test('the page shows the agents of one’s own departments alone', async ({ client, assert }) => {
    const { lead, mine, stranger } = await givenTree()
    const answer = await visit(client, '/supervision', lead)
    answer.assertStatus(200)
    const { agents } = answer.body().props.supervision as { agents: { id: number }[] }
    assert.deepEqual(
      agents.map(({ id }) => id),
      [mine.id]
    )
    assert.notInclude(JSON.stringify(answer.body().props.supervision), stranger.staffNo)
  })

  test('the super-administrator sees and reaches the agents of every department', async ({
    client,
    assert,
  }) => {
    const { mine, stranger } = await givenTree()
    const chief = await givenEmployee({ role: 'super_admin' })
    const answer = await visit(client, '/supervision', chief)
    const { agents } = answer.body().props.supervision as { agents: { id: number }[] }
    const ids = agents.map(({ id }) => id)
    assert.includeMembers(ids, [mine.id, stranger.id])
    const taken = await reached(async () => {
      const path = `/supervision/agents/${stranger.id}/kicks`
      const kick = await ask(client, 'post', path, { as: chief })
      kick.assertStatus(204)
    })
    assert.lengthOf(taken, 1)
  })

  test('shows who waits in the lines of one’s own agents alone, and every switch', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { lead, mine } = await givenTree()
    const lineOf = async (code: string) => {
      const { groupId } = await makeServiceNumber()
      await db.from('acd_groups').where('id', groupId).update({ code })
      const [level] = await db
        .table('acd_group_levels')
        .insert({ acd_group_id: groupId, level: 1, code })
      return level
    }
    const own = await lineOf('97101')
    await lineOf('97102')
    await db.table('acd_group_members').insert({ acd_group_level_id: own, employee_id: mine.id })
    const since = new Date().toISOString()
    const waits = (line: number) => ({
      callId: `c${line}`,
      group: line,
      number: '139****0001',
      waitingSince: since,
    })
    const floor: FloorSnapshot = {
      at: since,
      waiting: 3,
      longestWaitSeconds: 90,
      agents: { ...NOBODY, ready: 12 },
      callers: [waits(97_101), waits(97_102), waits(97_102)],
      groups: [
        { group: 97_101, waiting: 1, longestWaitSeconds: 20 },
        { group: 97_102, waiting: 2, longestWaitSeconds: 90 },
      ],
      switches: [{ name: 'main', up: false, since }],
    }
    await redis.set(FLOOR_KEY, JSON.stringify(floor))
    cleanup(() => redis.del(FLOOR_KEY).then(() => undefined))
    const answer = await ask(client, 'get', '/supervision/agents', { as: lead })
    assert.deepEqual(answer.body().supervision.floor, {
      at: since,
      waiting: 1,
      longestWaitSeconds: 20,
      callers: [waits(97_101)],
      groups: [{ group: 97_101, waiting: 1, longestWaitSeconds: 20 }],
      switches: floor.switches,
    })
  })

  test('a mode that is none, and a target that is no number', async ({ client, assert }) => {
    const { lead, mine } = await givenTree()
    const taken = await reached(async () => {
      for (const [what, body] of [
        ['listenings', { mode: 'shout' }],
        ['redirects', { kind: 'extension', number: '1002@host' }],
        ['redirects', { kind: 'nowhere', number: '1002' }],
      ] as const) {
        const path = `/supervision/agents/${mine.id}/${what}`
        const answer = await ask(client, 'post', path, { as: lead, body })
        answer.assertStatus(422)
      }
    })
    assert.isEmpty(taken)
  })

  test('says how long the reason of who is not ready may last', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { lead, mine } = await givenTree()
    const reasons = { meal: 7, meeting: null }
    await db.from('not_ready_reasons').whereIn('code', Object.keys(reasons)).delete()
    for (const [code, minutes] of Object.entries(reasons)) {
      const labelKey = `calls.reasons.${code}`
      const row = { code, label_key: labelKey, max_minutes: minutes }
      await db.table('not_ready_reasons').insert(row)
    }
    cleanup(() => redis.hdel(PHONES_KEY, String(mine.id)).then(() => undefined))
    const limitOf = async (state: 'not_ready' | 'ready', reason: string | null) => {
      const phone = { ...signedOutPhone(new Date()), state, reason }
      await redis.hset(PHONES_KEY, String(mine.id), JSON.stringify(phone))
      const answer = await ask(client, 'get', '/supervision/agents', { as: lead })
      return answer
        .body()
        .supervision.agents.map((agent: { id: number; limitMinutes: number | null }) => [
          agent.id,
          agent.limitMinutes,
        ])
    }
    assert.deepEqual(await limitOf('not_ready', 'meal'), [[mine.id, 7]])
    assert.deepEqual(await limitOf('not_ready', 'meeting'), [[mine.id, null]])
    assert.deepEqual(await limitOf('not_ready', 'no_answer'), [[mine.id, null]])
    assert.deepEqual(await limitOf('ready', null), [[mine.id, null]])
  })
})
