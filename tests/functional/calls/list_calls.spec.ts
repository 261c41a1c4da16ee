import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import type { Assert } from '@japa/assert'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type Employee from '#app/organisation/models/employee'
import { ROLES, type Role } from '#app/organisation/permissions'
import { CALL_OUTCOMES } from '#app/calls/queries/call_list'
import type { CallLine } from '#app/calls/queries/list_calls'
import { ask, visit } from '#tests/support/visit'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import {
  givenListedCall,
  QUIET_DAY,
  type ListedCall,
} from '#tests/functional/calls/given_listed_call'
import { freePhone, givenCustomer, unique } from '#tests/functional/desk/given_findable'
import { givenOrder, givenOrderGround } from '#tests/functional/statistics/given_facts'

const LISTENERS: Role[] = ['agent', 'callback', 'marketing', 'lead', 'manager', 'super_admin']
const TODAY = { days: `${QUIET_DAY}..${QUIET_DAY}` }

type Props = {
  calls: {
    rows: CallLine[]
    total: number
    page: number
    totals: { calls: number; talkSeconds: number }
    range: { from: string; to: string }
  }
  choices: { numbers: { number: string }[]; agents: { id: number }[] }
}

async function open(client: ApiClient, as: Employee, filters: Record<string, string> = {}) {
  const response = await visit(client, `/calls?${new URLSearchParams(filters)}`, as)
  response.assertStatus(200)
  return response.inertiaProps as unknown as Props
}

test.group('Calls: who sees which', (group) => {
  givenRollback(group)

  test('calls.view shows everybody’s, calls.view_own the own ones alone', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee({ role: 'agent' })
    const lead = await givenEmployee({ role: 'lead' })
    const own = await givenListedCall({ employeeId: agent.id })
    const others = await givenListedCall({ employeeId: lead.id })
    const nobodys = await givenListedCall({ outcome: 'abandoned_in_queue', talkMs: 0 })

    const seen = await open(client, lead, TODAY)
    assert.sameMembers(
      seen.calls.rows.map(({ id }) => id),
      [own, others, nobodys]
    )
    assert.include(
      (await open(client, await givenEmployee({ role: 'super_admin' }), TODAY)).calls.rows.map(
        ({ id }) => id
      ),
      nobodys
    )

    const mine = await open(client, agent, TODAY)
    assert.deepEqual(
      mine.calls.rows.map(({ id }) => id),
      [own]
    )
    assert.deepEqual(mine.calls.totals, { calls: 1, talkSeconds: 60 })
    assert.deepEqual(mine.choices.agents, [])
    const asked = await open(client, agent, { ...TODAY, agent: String(lead.id), call: others })
    assert.deepEqual(asked.calls.rows, [])
  })

  for (const role of ROLES) {
    test(`${role} gets in or not`, async ({ client, assert }) => {
      const employee = await givenEmployee({ role })
      const response = await ask(client, 'get', '/calls', { as: employee })
      assert.equal(response.status(), LISTENERS.includes(role) ? 200 : 403)
    })
  }

  test('nobody without signing in', async ({ client }) => {
    const response = await ask(client, 'get', '/calls')
    response.assertStatus(401)
  })
})

test.group('Calls: a line', (group) => {
  givenRollback(group)

  test('tells everything of a call, its number masked', async ({ client, assert }) => {
    const agent = await givenEmployee({ role: 'lead', name: '周敏' })
    const phone = freePhone()
    const no = unique()
    const customerId = await givenCustomer({ no, name: '李建国', phone })
    const [provinceId] = await db
      .table('regions')
      .insert({ code: '990000', name: '泉州省', level: 'province' })
    const [cityId] = await db
      .table('regions')
      .insert({ code: '990100', name: '泉城市', level: 'city', parent_id: provinceId })
    const [dispositionId] = await db
      .table('dispositions')
      .insert({ code: no, label_key: no, key_digit: 250, call_type: 'sale' })
    const id = await givenListedCall({
      at: '23:59:58',
      number: phone,
      employeeId: agent.id,
      customerId,
      regionId: cityId,
      dispositionId,
      type: 'sale',
      hangupBy: 'agent',
      waitMs: 12_999,
      ringMs: 4000,
      talkMs: 83_400,
    })
    const ground = await givenOrderGround()
    const at = DateTime.fromISO(`${QUIET_DAY}T16:00:30Z`)
    const first = await givenOrder(ground, { at, callId: id })
    await givenOrder(ground, { at, callId: id, deleted: true })
    const order = await db.from('orders').where('id', first).firstOrFail()

    const { calls } = await open(client, agent, TODAY)
    assert.deepEqual(calls.rows, [
      {
        id,
        at: `${QUIET_DAY}T15:59:58.000Z`,
        direction: 'inbound',
        number: `${phone.slice(0, 3)}****${phone.slice(7)}`,
        region: '泉州泉城',
        dnis: '4006105588',
        serviceNumber: null,
        customer: { name: '李建国', customerNo: no },
        agent: '周敏',
        holdSeconds: 0,
        recordings: 0,
        waitSeconds: 12,
        ringSeconds: 4,
        talkSeconds: 83,
        state: 'answered',
        type: 'sale',
        hangupBy: 'agent',
        disposition: no,
        orders: [{ orderNo: order.order_no, createdAt: at.toUTC().toISO() }],
        imported: false,
      },
    ])
    assert.notInclude(JSON.stringify(calls), phone)
  })

  test('tells where a call is that still goes on', async ({ client, assert }) => {
    const lead = await givenEmployee({ role: 'lead' })
    const states = {
      created: 'ivr',
      ivr: 'ivr',
      waiting: 'waiting',
      offering: 'offering',
      talking: 'talking',
      after: 'answered',
    }
    for (const [stage, state] of Object.entries(states)) {
      const call = await givenListedCall({ stage, outcome: null, type: null, hangupBy: null })
      const { calls } = await open(client, lead, { ...TODAY, call })
      assert.deepEqual(
        calls.rows.map((row) => row.state),
        [state]
      )
    }
  })
})

test.group('Calls: filters', (group) => {
  givenRollback(group)

  /** With these calls, the filters find those of the names. */
  async function assertFinds(
    { client, assert }: { client: ApiClient; assert: Assert },
    given: Record<string, ListedCall>,
    expectations: [filters: Record<string, string>, names: string[]][]
  ) {
    const lead = await givenEmployee({ role: 'lead' })
    const names = new Map<string, string>()
    for (const [name, call] of Object.entries(given)) names.set(await givenListedCall(call), name)
    for (const [filters, expected] of expectations) {
      const { calls } = await open(client, lead, { ...TODAY, ...filters })
      const found = calls.rows.map(({ id }) => names.get(id)!)
      assert.sameMembers(found, expected, JSON.stringify(filters))
      assert.equal(calls.total, expected.length)
      assert.equal(calls.totals.calls, expected.length)
      const talk = expected.reduce((sum, name) => sum + (given[name]!.talkMs ?? 60_000), 0)
      assert.equal(calls.totals.talkSeconds, Math.floor(talk / 1000), JSON.stringify(filters))
    }
  }

  test('days of the business zone, both ends in', async ({ client, assert }) => {
    await assertFinds(
      { client, assert },
      {
        before: { at: '2031-03-05T23:59:59.999' },
        first: { at: '2031-03-06T00:00' },
        last: { at: '2031-03-06T23:59:59.999' },
        after: { at: '2031-03-07T00:00' },
      },
      [
        [{}, ['first', 'last']],
        [{ days: '2031-03-05..2031-03-06' }, ['before', 'first', 'last']],
        [{ days: '2031-03-07..2031-03-07' }, ['after']],
      ]
    )
  })

  test('without whole days the recent ones', async ({ client, assert }) => {
    const lead = await givenEmployee({ role: 'lead' })
    const recent = await givenListedCall({ at: DateTime.utc().toISO() })
    const old = await givenListedCall({ at: DateTime.utc().minus({ days: 3 }).toISO() })
    const shanghai = DateTime.now().setZone('Asia/Shanghai')
    for (const days of ['', 'rubbish', '2031-03-06..', '2031-13-06..2031-03-06']) {
      const { calls } = await open(client, lead, { days, number: '13853107264' })
      const ids = calls.rows.map(({ id }) => id)
      assert.include(ids, recent, days)
      assert.notInclude(ids, old, days)
      assert.equal(calls.range.to, shanghai.toISODate())
      assert.equal(calls.range.from, shanghai.minus({ days: 1 }).toISODate())
    }
  })

  test('direction and type, one or several', async ({ client, assert }) => {
    await assertFinds(
      { client, assert },
      {
        in: { type: 'sale' },
        out: { direction: 'outbound', type: 'enquiry' },
        inside: { direction: 'internal', type: 'invalid', talkMs: 1999 },
        open: { type: null, outcome: null, stage: 'talking' },
      },
      [
        [{ direction: 'outbound' }, ['out']],
        [{ direction: 'outbound,internal' }, ['out', 'inside']],
        [{ direction: 'sideways' }, ['in', 'out', 'inside', 'open']],
        [{ type: 'sale' }, ['in']],
        [{ type: 'enquiry,invalid' }, ['out', 'inside']],
        [{ type: 'sale', direction: 'outbound' }, []],
      ]
    )
  })

  test('each outcome', async ({ client, assert }) => {
    await assertFinds(
      { client, assert },
      Object.fromEntries(CALL_OUTCOMES.map((outcome) => [outcome, { outcome }])),
      [
        ...CALL_OUTCOMES.map((outcome): [Record<string, string>, string[]] => [
          { outcome },
          [outcome],
        ]),
        [{ outcome: 'blocked,voicemail' }, ['blocked', 'voicemail']],
      ]
    )
  })

  test('the number dialled, whole', async ({ client, assert }) => {
    await assertFinds(
      { client, assert },
      { eyes: {}, kitchen: { dnis: '4008205166' }, group: { dnis: '21' } },
      [
        [{ dnis: '4008205166' }, ['kitchen']],
        [{ dnis: '4008205166,4006105588' }, ['eyes', 'kitchen']],
        [{ dnis: '40082' }, []],
        [{ dnis: '21' }, ['group']],
        [{ dnis: "' or 1" }, ['eyes', 'kitchen', 'group']],
      ]
    )
  })

  test('the agent', async ({ client, assert }) => {
    const [one, other] = [await givenEmployee(), await givenEmployee()]
    await assertFinds(
      { client, assert },
      { one: { employeeId: one.id }, other: { employeeId: other.id }, nobody: {} },
      [
        [{ agent: String(one.id) }, ['one']],
        [{ agent: `${one.id},${other.id}` }, ['one', 'other']],
        [{ agent: '2147483647' }, []],
      ]
    )
  })

  test('the whole number as people write it, or its last four', async ({ client, assert }) => {
    await assertFinds(
      { client, assert },
      {
        mobile: { number: '13853107264' },
        alike: { number: '15953107264' },
        landline: { number: '053188912280' },
        extension: { number: '8001', direction: 'internal' },
      },
      [
        [{ number: '13853107264' }, ['mobile']],
        [{ number: '138 5310-7264' }, ['mobile']],
        [{ number: '7264' }, ['mobile', 'alike']],
        [{ number: '0531-8891 2280' }, ['landline']],
        [{ number: '2280' }, ['landline']],
        [{ number: '8001' }, ['extension']],
        // Neither whole nor the last four: nothing has exactly this.
        [{ number: '107264' }, []],
        [{ number: '1385310726' }, []],
        [{ number: '%' }, ['mobile', 'alike', 'landline', 'extension']],
      ]
    )
  })

  test('whole seconds of talk, both ends in', async ({ client, assert }) => {
    await assertFinds(
      { client, assert },
      {
        none: { talkMs: 0 },
        short: { talkMs: 29_999 },
        edge: { talkMs: 30_000 },
        long: { talkMs: 60_999 },
        longer: { talkMs: 61_000 },
      },
      [
        [{ talk: '30..60' }, ['edge', 'long']],
        [{ talk: '30..' }, ['edge', 'long', 'longer']],
        [{ talk: '..29' }, ['none', 'short']],
        [{ talk: '61..61' }, ['longer']],
        [{ talk: '..' }, ['none', 'short', 'edge', 'long', 'longer']],
        [{ talk: '60..30' }, []],
        [{ talk: '1e3..' }, ['none', 'short', 'edge', 'long', 'longer']],
      ]
    )
  })
})

test.group('Calls: order and pages', (group) => {
  givenRollback(group)

  test('newest first, or by what is asked', async ({ client, assert }) => {
    const lead = await givenEmployee({ role: 'lead' })
    const early = await givenListedCall({ at: '08:00', talkMs: 5000, waitMs: 300 })
    const noon = await givenListedCall({ at: '12:00', talkMs: 1000, waitMs: 200 })
    const late = await givenListedCall({ at: '20:00', talkMs: 3000, waitMs: 100 })
    const orders: [string, string[]][] = [
      ['', [late, noon, early]],
      ['at', [early, noon, late]],
      ['talk', [noon, late, early]],
      ['-talk', [early, late, noon]],
      ['-wait', [early, noon, late]],
      ['number; DROP', [late, noon, early]],
    ]
    for (const [sort, expected] of orders) {
      const { calls } = await open(client, lead, { ...TODAY, sort })
      assert.deepEqual(
        calls.rows.map(({ id }) => id),
        expected,
        sort
      )
    }
  })

  test('every call is on one page, the totals on each are of all', async ({ client, assert }) => {
    const lead = await givenEmployee({ role: 'lead' })
    const given = []
    for (let n = 0; n < 7; n++) given.push(await givenListedCall({ talkMs: 1500 }))
    const seen: string[] = []
    for (const page of ['1', '2', '3']) {
      const { calls } = await open(client, lead, { ...TODAY, page, perPage: '3', sort: 'talk' })
      assert.equal(calls.total, 7)
      assert.deepEqual(calls.totals, { calls: 7, talkSeconds: 10 })
      seen.push(...calls.rows.map(({ id }) => id))
    }
    assert.lengthOf(seen, 7)
    assert.sameMembers(seen, given)
  })
})
