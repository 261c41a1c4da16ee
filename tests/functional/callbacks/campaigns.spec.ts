import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ManualClock } from '#core/clock'
import type Employee from '#app/organisation/models/employee'
import { AddDoNotCall } from '#app/customers/services/add_do_not_call'
import { SaveBlockedNumber } from '#app/customers/services/save_blocked_number'
import { ClaimContact } from '#app/callbacks/services/claim_contact'
import { DialContact } from '#app/callbacks/services/dial_contact'
import { DisposeContact } from '#app/callbacks/services/dispose_contact'
import { FollowContactCall } from '#app/callbacks/services/follow_contact_call'
import { ReturnContact } from '#app/callbacks/services/return_contact'
import { RegisterCustomer } from '#app/customers/services/register_customer'
import { makeCampaign, makeGroup, templateFields } from '#database/factories/campaigns'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { refusalCode } from '#tests/support/refusal'
import { ask, visit } from '#tests/support/visit'

/** 11:00 in Shanghai. */
const DAY = '2026-11-25T03:00:00Z'
const clock = new ManualClock(DAY)

const contacts = (campaignId: number) =>
  db.from('campaign_contacts').where('campaign_id', campaignId).orderBy('id')
const contactOf = (id: number) => db.from('campaign_contacts').where('id', id).firstOrFail()

/** The contact as it is while its call runs, and the call as the switch left it. */
async function givenCall(
  contactId: number,
  employee: Employee,
  end: { cause: string; talkMs?: number } | null
): Promise<string> {
  const callId = randomUUID()
  const at = new Date(DAY)
  await db
    .from('campaign_contacts')
    .where('id', contactId)
    .update({
      state: 'dialling',
      attempts: db.raw('attempts + 1'),
      employee_id: employee.id,
      call_id: callId,
    })
  await db.table('campaign_attempts').insert({
    contact_id: contactId,
    employee_id: employee.id,
    call_id: callId,
    started_at: at,
  })
  await db.table('calls').insert({
    id: callId,
    switch_name: 'test',
    direction: 'outbound',
    caller_number: '13800000000',
    dnis: '4008200011',
    stage: end ? 'ended' : 'talking',
    outcome: end ? (end.talkMs ? 'answered' : 'failed') : null,
    hangup_cause: end?.cause ?? null,
    talk_ms: end?.talkMs ?? 0,
    started_at: at,
    answered_at: end && !end.talkMs ? null : at,
    ended_at: end ? at : null,
    created_at: at,
    updated_at: at,
  })
  return callId
}

test.group('Outbound campaigns', (group) => {
  givenRollback(group)
  let chief: Employee
  let agent: Employee
  group.each.setup(async () => {
    chief = await givenEmployee({ role: 'manager' })
    agent = await givenEmployee({ role: 'callback' })
  })

  test('a template keeps to the hours in which one may call', async ({ client, assert }) => {
    const fields = templateFields(await makeGroup([agent]))
    const save = (over: Record<string, unknown>) =>
      ask(client, 'post', '/outreach/campaign-templates', {
        as: chief,
        body: { ...fields, retryByOutcome: [{ outcome: 'busy', minutes: 5 }], ...over },
      })
    const cases: [Record<string, unknown>, string][] = [
      [{ callFrom: '08:30' }, 'callFrom'],
      [{ callTo: '22:00' }, 'callTo'],
      [{ callFrom: '20:00', callTo: '10:00' }, 'callTo'],
      [{ callerId: '400;x' }, 'callerId'],
      [{ maxAttempts: 0 }, 'maxAttempts'],
      [{ dispositions: [] }, 'dispositions'],
    ]
    for (const [over, field] of cases) {
      const response = await save(over)
      assert.equal(response.status(), 422, JSON.stringify(over))
      const { field: own, errors = [] } = response.body()
      const named = [own, ...errors.map((one: { field: string }) => one.field)]
      assert.include(named, field, JSON.stringify(response.body()))
    }
    const saved = await save({})
    saved.assertStatus(201)
    const again = await save({})
    assert.equal(again.body().field, 'name')
  })

  test('draws its list from a filter of the customers', async ({ client, assert }) => {
    const register = (name: string, phone: string) =>
      new RegisterCustomer().handle({ employee: agent, name, phones: [phone], origin: 'inbound' })
    await register('外呼甲', '13911112221')
    await register('外呼乙', '13911112222')
    await register('别人', '13911112223')
    await register('外呼丙', '13911112224')
    await new SaveBlockedNumber().handle({
      id: null,
      employeeId: null,
      from: '13911112224',
      to: '13911112229',
    })
    await new AddDoNotCall().handle({
      number: '13911112222',
      source: 'customer',
      employeeId: agent.id,
    })
    const campaign = await makeCampaign({ chief, members: [agent], numbers: ['13911119999'] })
    const template = await db.from('campaigns').where('id', campaign).firstOrFail()
    const created = await ask(client, 'post', '/outreach/campaigns', {
      as: chief,
      body: { name: '老客户', templateId: template.template_id, filter: 'name=外呼' },
    })
    created.assertStatus(201)
    const listed = await contacts(created.body().id)
    assert.deepEqual(
      listed.map(({ name, state }) => [name, state]),
      [
        ['外呼甲', 'pending'],
        ['外呼乙', 'opted_out'],
        ['外呼丙', 'blocked'],
      ]
    )
    assert.isNotNull(listed[0].customer_id)
  })

  test('names the lines of a file that hold no number, and takes a number once', async ({
    assert,
  }) => {
    const code = await refusalCode(() =>
      makeCampaign({ chief, members: [agent], numbers: ['13911110001', 'abc'] })
    )
    assert.equal(code, 'CAMPAIGN_FILE_NUMBERS')
    const id = await makeCampaign({
      chief,
      members: [agent],
      numbers: ['13911110001', '139-1111-0001', '13911110002'],
    })
    assert.lengthOf(await contacts(id), 2)
  })

  test('gives each agent another contact, and the same one until it is done', async ({
    assert,
  }) => {
    const other = await givenEmployee({ role: 'callback' })
    const campaignId = await makeCampaign({
      chief,
      members: [agent, other],
      numbers: ['13911110001', '13911110002'],
    })
    await db.from('campaign_contacts').update({ next_at: new Date(DAY) })
    const claim = (employee: Employee) =>
      new ClaimContact(clock).handle({ employeeId: employee.id, campaignId })
    const [first, second] = [await claim(agent), await claim(other)]
    assert.notEqual(first, second)
    assert.equal(await claim(agent), first)
    const third = await givenEmployee({ role: 'callback' })
    assert.isNull(await claim(third))
    const night = new ClaimContact(new ManualClock('2026-11-25T15:00:00Z'))
    assert.isNull(await night.handle({ employeeId: agent.id, campaignId }))
  })

  test('never dials who said no, who is blocked, or at night', async ({ assert }) => {
    const numbers = ['13911110001', '13911110002', '13911110003']
    const campaignId = await makeCampaign({ chief, members: [agent], numbers })
    const [refusing, blocked, sleeping] = await contacts(campaignId)
    await new AddDoNotCall().handle({
      number: refusing.number,
      source: 'customer',
      employeeId: agent.id,
    })
    await new SaveBlockedNumber().handle({ id: null, employeeId: null, from: blocked.number })
    const dial = (contactId: number, at = clock) =>
      refusalCode(() => new DialContact(at).handle({ contactId, employeeId: agent.id }))
    assert.equal(await dial(refusing.id), 'CAMPAIGN_DO_NOT_CALL')
    assert.equal(await dial(blocked.id), 'CAMPAIGN_BLOCKED')
    assert.equal(
      await dial(sleeping.id, new ManualClock('2026-11-25T13:00:00Z')),
      'CAMPAIGN_QUIET_HOURS'
    )
    const after = await contacts(campaignId)
    assert.deepEqual(
      after.map(({ state, attempts }) => [state, attempts]),
      [
        ['opted_out', 0],
        ['blocked', 0],
        ['pending', 0],
      ]
    )
    assert.lengthOf(await db.from('campaign_attempts'), 0)
  })

  test('an opt-out stays, whoever says what afterwards', async ({ assert }) => {
    const add = (source: 'customer' | 'internal') =>
      new AddDoNotCall().handle({ number: '139 1111 7777', source, employeeId: agent.id })
    assert.isTrue(await add('customer'))
    assert.isFalse(await add('internal'))
    const rows = await db.from('do_not_call_numbers').where('number', '13911117777')
    assert.deepEqual(
      rows.map(({ source }) => source),
      ['customer']
    )
  })

  test('follows the call: reached, tried again later, given up', async ({ assert }) => {
    const numbers = ['13911110001', '13911110002', '13911110003', '13911110004']
    const campaignId = await makeCampaign({ chief, members: [agent], numbers })
    const [reached, busy, invalid, talking] = await contacts(campaignId)
    const ended = async (id: number, cause: string, talkMs = 0) => {
      const callId = await givenCall(id, agent, { cause, talkMs })
      await new FollowContactCall(clock).handle(callId)
      // Told twice, nothing changes.
      const before = await contactOf(id)
      await new FollowContactCall(clock).handle(callId)
      assert.deepEqual(await contactOf(id), before)
      return before
    }
    assert.equal((await ended(reached.id, 'NORMAL_CLEARING', 30_000)).state, 'reached')
    const again = await ended(busy.id, 'USER_BUSY')
    assert.equal(again.state, 'pending')
    assert.equal(again.outcome, 'busy')
    assert.equal(again.next_at.toISOString(), '2026-11-25T03:30:00.000Z')
    assert.equal((await ended(busy.id, 'NO_ANSWER')).state, 'unreached', 'two attempts are all')
    assert.equal((await ended(invalid.id, 'UNALLOCATED_NUMBER')).state, 'unreached')
    const callId = await givenCall(talking.id, agent, null)
    await new FollowContactCall(clock).handle(callId)
    assert.equal((await contactOf(talking.id)).state, 'talking')
  })

  test('what our own telephone missed is no attempt, told before the end or after it', async ({
    assert,
  }) => {
    const numbers = ['13911110001', '13911110002']
    const campaignId = await makeCampaign({ chief, members: [agent], numbers })
    for (const [index, contact] of (await contacts(campaignId)).entries()) {
      const callId = await givenCall(contact.id, agent, { cause: 'NO_ANSWER' })
      const steps = [
        () => new FollowContactCall(clock).handle(callId),
        () => new ReturnContact(clock).handle(callId),
      ]
      for (const step of index === 0 ? steps : steps.reverse()) await step()
      const { state, attempts, outcome } = await contactOf(contact.id)
      assert.deepEqual([state, attempts, outcome], ['pending', 0, 'agent_away'])
    }
  })

  test('a result closes the contact, and “never again” counts everywhere at once', async ({
    assert,
  }) => {
    const number = '13911110001'
    const mine = await makeCampaign({ chief, members: [agent], numbers: [number, '13911110002'] })
    const elsewhere = await makeCampaign({ chief, members: [agent], numbers: [number] })
    const [first, second] = await contacts(mine)
    const dispose = (contactId: number, disposition: string, employee = agent) =>
      new DisposeContact(clock).handle({ contactId, employeeId: employee.id, disposition })
    assert.equal(await refusalCode(() => dispose(first.id, '有意向', chief)), 'CAMPAIGN_NOT_YOURS')
    const callId = await givenCall(first.id, agent, { cause: 'NORMAL_CLEARING', talkMs: 9000 })
    await new FollowContactCall(clock).handle(callId)
    assert.equal(
      await refusalCode(() => dispose(first.id, '没有这个')),
      'CAMPAIGN_DISPOSITION_UNKNOWN'
    )
    await dispose(first.id, '不要再打')
    assert.equal((await contactOf(first.id)).state, 'opted_out')
    const [other] = await contacts(elsewhere)
    assert.equal(other.state, 'opted_out')
    const proof = await db.from('do_not_call_numbers').where('number', number).firstOrFail()
    assert.deepEqual(
      [proof.source, proof.call_id, proof.employee_id],
      ['customer', callId, agent.id]
    )

    await givenCall(second.id, agent, { cause: 'NORMAL_CLEARING', talkMs: 9000 })
    await db.from('campaign_contacts').where('id', second.id).update({ state: 'reached' })
    await dispose(second.id, '再联系')
    const later = await contactOf(second.id)
    assert.deepEqual([later.state, later.employee_id], ['pending', null])
  })

  test('is paused, stopped once and for all, shown live and taken out as a file', async ({
    client,
    assert,
  }) => {
    const campaignId = await makeCampaign({ chief, members: [agent], numbers: ['13911110001'] })
    const step = (name: string) =>
      ask(client, 'patch', `/outreach/campaigns/${campaignId}`, { as: chief, body: { step: name } })
    const paused = await step('pause')
    assert.equal(paused.body().campaign.state, 'paused')
    const [contact] = await contacts(campaignId)
    assert.equal(
      await refusalCode(() =>
        new DialContact(clock).handle({ contactId: contact.id, employeeId: agent.id })
      ),
      'CAMPAIGN_NOT_RUNNING'
    )
    await step('start')
    const stopped = await step('stop')
    assert.deepEqual(stopped.body().states.stopped, 1)
    assert.equal((await step('start')).status(), 409)
    const page = await visit(client, `/outreach/campaigns/${campaignId}`, chief)
    page.assertStatus(200)
    const report = await client.get(`/outreach/campaigns/${campaignId}/report`).loginAs(chief)
    report.assertStatus(200)
    assert.match(String(report.header('content-disposition')), /\.xlsx/)
    const audit = await db.from('audit_entries').where('action', 'campaigns.export').first()
    assert.equal(audit.employee_id, chief.id)
  })
})
