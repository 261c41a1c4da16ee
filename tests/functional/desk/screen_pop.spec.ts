import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { groupPhone, maskPhone } from '#core/phone'
import { AddContact } from '#app/customers/services/add_contact'
import { makeCustomer, newMobile } from '#database/factories/customers'
import { makePlacement } from '#database/factories/media'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask } from '#tests/support/visit'
import { givenCall, givenOffer } from './given_call.js'

test.group('The screen pop (A01, A14)', (group) => {
  givenRollback(group)

  test('while it rings the number is masked, everywhere; once answered it is whole', async ({
    client,
    assert,
    cleanup,
  }) => {
    const agent = await givenEmployee()
    const number = newMobile()
    await makeCustomer(agent, { phones: [number] })
    const callId = await givenCall({ employeeId: null, number })
    cleanup(await givenOffer(agent.id, callId))
    const offered = await ask(client, 'get', `/desk/calls/${callId}/pop`, { as: agent })
    offered.assertStatus(200)
    assert.deepInclude(offered.body().pop.caller, { number: maskPhone(number), masked: true })
    assert.notInclude(JSON.stringify(offered.body()), number)
    assert.notInclude(JSON.stringify(offered.body()), groupPhone(number))

    await db
      .from('calls')
      .where('id', callId)
      .update({ employee_id: agent.id, answered_at: new Date() })
    const answered = await ask(client, 'get', `/desk/calls/${callId}/pop`, { as: agent })
    assert.deepInclude(answered.body().pop.caller, { number: groupPhone(number), masked: false })
    assert.deepEqual(answered.body().pop.customers[0].phones, [groupPhone(number)])
  })

  test('nobody else sees the call', async ({ client, assert }) => {
    const [agent, other] = [await givenEmployee(), await givenEmployee()]
    const callId = await givenCall({ employeeId: agent.id, number: newMobile() })
    const refused = await ask(client, 'get', `/desk/calls/${callId}/pop`, { as: other })
    refused.assertStatus(404)
    assert.equal(refused.body().code, 'CALL_NOT_YOURS')
  })

  test('numbers that only end alike give candidates, whose numbers stay masked', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const tail = newMobile().slice(3)
    const names = ['王秀兰', '李建国']
    for (const [index, name] of names.entries()) {
      await makeCustomer(agent, { name, phones: [`15${index}${tail}`] })
    }
    const callId = await givenCall({ employeeId: agent.id, number: `18${9}${tail}` })
    const answer = await ask(client, 'get', `/desk/calls/${callId}/pop`, { as: agent })
    const { pop } = answer.body()
    assert.isFalse(pop.exact)
    assert.sameMembers(
      pop.customers.map(({ name }: { name: string }) => name),
      names
    )
    for (const { phones } of pop.customers) assert.match(phones[0], /\*{4}/)
  })

  test('the last three notes come with twenty characters, and whole when opened', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const number = newMobile()
    const customer = await makeCustomer(agent, { phones: [number] })
    const whole = '首次订购不粘锅三件套，要求周末送到，家住三号楼，电梯在东侧😀'
    for (const content of ['最早的一条', '第二条', '第三条', whole]) {
      await new AddContact().handle({ employeeId: agent.id, customerId: customer.id, content })
    }
    const callId = await givenCall({ employeeId: agent.id, number })
    const answer = await ask(client, 'get', `/desk/calls/${callId}/pop`, { as: agent })
    const [shown] = answer.body().pop.customers
    assert.equal(shown.noteCount, 4)
    assert.lengthOf(shown.notes, 3)
    assert.equal(shown.notes[0].content, whole)
    assert.equal(shown.notes[0].excerpt, [...whole].slice(0, 20).join(''))
    assert.equal(shown.notes[2].content, '第二条')
  })

  test('a call in a slot names it; one on a number without a slot is background', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const startsAt = DateTime.utc().minus({ minutes: 1 })
    const placement = await makePlacement({ startsAt })
    const number = await db
      .from('service_numbers')
      .where('id', placement.serviceNumberId)
      .firstOrFail()
    const inSlot = await givenCall({
      employeeId: agent.id,
      number: newMobile(),
      dnis: number.number,
    })
    const answer = await ask(client, 'get', `/desk/calls/${inSlot}/pop`, { as: agent })
    assert.equal(answer.body().pop.onAir.placementId, placement.id)
    const background = await givenCall({
      employeeId: agent.id,
      number: newMobile(),
      dnis: '4009990000',
    })
    const quiet = await ask(client, 'get', `/desk/calls/${background}/pop`, { as: agent })
    assert.containSubset(quiet.body().pop, { onAir: null, customers: [], line: { name: null } })
  })

  test('how often the number called, and when last', async ({ client, assert }) => {
    const agent = await givenEmployee()
    const number = newMobile()
    const before = new Date(Date.now() - 3_600_000)
    await givenCall({ employeeId: agent.id, number, startedAt: before, ended: true })
    const callId = await givenCall({ employeeId: agent.id, number })
    const answer = await ask(client, 'get', `/desk/calls/${callId}/pop`, { as: agent })
    assert.containSubset(answer.body().pop.caller, {
      callCount: 2,
      previousCall: { at: before.toISOString(), type: 'enquiry' },
    })
    const today = await ask(client, 'get', '/desk/calls', { as: agent })
    assert.equal(today.body().calls[0].id, callId)
    assert.equal(today.body().calls[0].number, maskPhone(number))
  })
})
