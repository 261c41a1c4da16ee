import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { planOutbound } from '#app/calls/switches/plan_outbound'
import { PlanBook } from '#app/calls/switches/plan_book'
import { planInbound } from '#app/calls/switches/plan_inbound'
import { MarkCall } from '#app/calls/services/mark_call'
import { givenListedCall, QUIET_DAY } from '#tests/functional/calls/given_listed_call'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask, visit } from '#tests/support/visit'

const LIST = `days=${QUIET_DAY}..${QUIET_DAY}&view=marked`
const now = () => ({ created_at: new Date(), updated_at: new Date() })

async function marked(callIds: string[]) {
  const rows = await db.from('calls').whereIn('id', callIds).where('marked', true).select('id')
  return rows.map(({ id }) => id as string).sort()
}

test.group('Marked calls', (group) => {
  givenRollback(group)

  test('the list of marked calls; a mark is set once', async ({ client, assert }) => {
    const lead = await givenEmployee({ role: 'lead' })
    const agent = await givenEmployee()
    const [one] = [await givenListedCall({ employeeId: agent.id }), await givenListedCall()]
    assert.isTrue(await new MarkCall().handle({ callId: one, employeeId: agent.id }))
    assert.isTrue(await new MarkCall().handle({ callId: one, employeeId: agent.id }))
    assert.isFalse(await new MarkCall().handle({ callId: 'nobody', employeeId: agent.id }))
    const answer = await visit(client, `/calls?${LIST}`, lead)
    const { rows } = answer.body().props.calls as { rows: { id: string }[] }
    assert.deepEqual(
      rows.map(({ id }) => id),
      [one]
    )
    const marks = await db.from('call_marks').where('call_id', one)
    assert.lengthOf(marks, 1)
  })

  test('marks are taken away one by one or all that were asked for; the calls stay', async ({
    client,
    assert,
  }) => {
    const lead = await givenEmployee({ role: 'lead' })
    const calls = [await givenListedCall(), await givenListedCall(), await givenListedCall()]
    for (const callId of calls) await new MarkCall().handle({ callId, employeeId: lead.id })
    const path = `/calls/mark-deletions?${LIST}`
    const first = await ask(client, 'post', path, {
      as: lead,
      body: { all: false, keys: [calls[0]] },
    })
    assert.deepEqual(first.body(), { unmarked: 1 })
    assert.deepEqual(await marked(calls), calls.slice(1).sort())
    const rest = await ask(client, 'post', path, { as: lead, body: { all: true, keys: [] } })
    assert.deepEqual(rest.body(), { unmarked: 2 })
    assert.isEmpty(await marked(calls))
    assert.lengthOf(await db.from('calls').whereIn('id', calls), 3)
  })

  test('an agent reaches neither others’ calls nor others’ marks', async ({ client, assert }) => {
    const agent = await givenEmployee()
    const other = await givenEmployee()
    const own = await givenListedCall({ employeeId: agent.id })
    const foreign = await givenListedCall({ employeeId: other.id })
    await new MarkCall().handle({ callId: own, employeeId: other.id })
    await new MarkCall().handle({ callId: foreign, employeeId: other.id })
    const answer = await ask(client, 'post', `/calls/mark-deletions?${LIST}`, {
      as: agent,
      body: { all: false, keys: [own, foreign] },
    })
    assert.deepEqual(answer.body(), { unmarked: 0 })
    assert.deepEqual(await marked([own, foreign]), [own, foreign].sort())
    const packer = await givenEmployee({ role: 'warehouse' })
    const refused = await ask(client, 'post', '/calls/mark-deletions', {
      as: packer,
      body: { all: true, keys: [] },
    })
    refused.assertStatus(403)
  })
})

test.group('Forwarding of telephones', (group) => {
  givenRollback(group)

  async function givenExtension(number: string, employeeId: number | null = null) {
    await db.table('extensions').insert({
      number,
      name: number,
      device: 'phone',
      secret: 'x',
      dial_class: 'national',
      voicemail: false,
      employee_id: employeeId,
      active: true,
      ...now(),
    })
  }

  test('saved, read back and on its way to the switch', async ({ client, assert }) => {
    const agent = await givenEmployee()
    await givenExtension('97011', agent.id)
    await givenExtension('97012')
    const hours = [{ days: [1, 2, 3], from: '09:00', to: '24:00' }]
    const forwards = [
      { kind: 'always', number: '97012', ranges: hours },
      { kind: 'busy', number: '97012', ranges: [] },
    ]
    const answer = await ask(client, 'put', '/desk/phone/forwards', {
      as: agent,
      body: { forwards },
    })
    answer.assertStatus(200)
    const read = await ask(client, 'get', '/desk/phone/forwards', { as: agent })
    assert.deepEqual(read.body(), { forwards })

    const tables = new Proxy({}, { get: () => [] }) as PlanBook['tables']
    const rows = await db.from('call_forwards').where('employee_id', agent.id).orderBy('id')
    const extensions = await db.from('extensions').whereIn('number', ['97011', '97012'])
    const book = Object.create(PlanBook.prototype) as PlanBook
    Object.assign(book, {
      tables: new Proxy(tables, {
        get: (_, name) => ({ call_forwards: rows, extensions })[String(name)] ?? [],
      }),
      secretOf: () => 'secret',
    })
    const planned = planOutbound(book).extensions.find((one) => one.number === '97011')!
    assert.deepEqual(planned.forwards, [
      { when: 'always', to: '97012', timeGroup: `forward_${rows[0].id}` },
      { when: 'busy', to: '97012', timeGroup: null },
    ])
    assert.deepEqual(planInbound(book).timeGroups, [
      {
        name: `forward_${rows[0].id}`,
        hours: [{ weekdays: [1, 2, 3], from: '09:00', to: '24:00' }],
        holidays: [],
      },
    ])
    const cleared = await ask(client, 'put', '/desk/phone/forwards', {
      as: agent,
      body: { forwards: [] },
    })
    assert.deepEqual(cleared.body(), { forwards: [] })
  })

  test('what can’t be a forwarding is refused and changes nothing', async ({ client, assert }) => {
    const agent = await givenEmployee()
    await givenExtension('97021', agent.id)
    await givenExtension('97022')
    const good = { kind: 'always', number: '97022', ranges: [] }
    await ask(client, 'put', '/desk/phone/forwards', { as: agent, body: { forwards: [good] } })
    for (const forward of [
      { ...good, number: '97021' },
      { ...good, number: '97099' },
      { ...good, number: '13853107264' },
      { ...good, number: '1002@host' },
      { ...good, kind: 'sometimes' },
      { ...good, ranges: [{ days: [1], from: '18:00', to: '09:00' }] },
      { ...good, ranges: [{ days: [], from: '08:00', to: '09:00' }] },
      { ...good, ranges: [{ days: [8], from: '08:00', to: '09:00' }] },
    ]) {
      const answer = await ask(client, 'put', '/desk/phone/forwards', {
        as: agent,
        body: { forwards: [forward] },
      })
      assert.equal(answer.status(), 422, JSON.stringify(forward))
    }
    const read = await ask(client, 'get', '/desk/phone/forwards', { as: agent })
    assert.deepEqual(read.body(), { forwards: [good] })
  })
})
