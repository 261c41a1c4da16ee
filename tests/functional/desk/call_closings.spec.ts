import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { makeCustomer, newMobile } from '#database/factories/customers'
import type Employee from '#app/organisation/models/employee'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask } from '#tests/support/visit'
import { givenCall, givenDisposition } from './given_call.js'

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()

async function givenEndedCall(agent: Employee) {
  const number = newMobile()
  const customer = await makeCustomer(agent, { phones: [number] })
  const callId = await givenCall({ employeeId: agent.id, number, ended: true })
  return { callId, customerId: customer.id, disposition: await givenDisposition() }
}

const notesOf = (callId: string) =>
  db.from('contacts').where('call_id', callId).select('status', 'content', 'customer_id')
const remindersOf = (callId: string) =>
  db.from('reminders').where('call_id', callId).select('due_at', 'remark', 'state')

test.group('The end of a call', (group) => {
  givenRollback(group)

  test('its result, note and promise are kept in one step', async ({ client, assert }) => {
    const agent = await givenEmployee()
    const { callId, customerId, disposition } = await givenEndedCall(agent)
    const closed = await ask(client, 'post', `/desk/calls/${callId}/closings`, {
      as: agent,
      body: {
        disposition,
        note: ' 和老伴商量后再来电 ',
        noteStatus: 'open',
        customerId,
        reminder: { dueAt: tomorrow(), remark: '问护眼仪' },
      },
    })
    closed.assertStatus(204)
    const call = await db.from('calls').where('id', callId).firstOrFail()
    const row = await db.from('dispositions').where('code', disposition).firstOrFail()
    assert.containSubset(call, { disposition_id: row.id, customer_id: customerId })
    assert.deepEqual(await notesOf(callId), [
      { status: 'open', content: '和老伴商量后再来电', customer_id: customerId },
    ])
    const [reminder] = await remindersOf(callId)
    assert.containSubset(reminder, { remark: '问护眼仪', state: 'open' })
  })

  test('closing it again sets note and promise right instead of adding others', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const { callId, customerId, disposition } = await givenEndedCall(agent)
    const close = (body: Record<string, unknown>) =>
      ask(client, 'post', `/desk/calls/${callId}/closings`, { as: agent, body })
    const other = await givenDisposition('sale')
    const reminder = { dueAt: tomorrow(), remark: '上午' }
    await close({ disposition, note: '考虑一下', noteStatus: 'open', customerId, reminder })
    await close({ disposition, note: '考虑一下', noteStatus: 'open', customerId, reminder })
    await close({
      disposition: other,
      note: '已订购',
      noteStatus: 'closed',
      customerId,
      reminder: { ...reminder, remark: '下午' },
    })
    assert.deepEqual(await notesOf(callId), [
      { status: 'closed', content: '已订购', customer_id: customerId },
    ])
    const reminders = await remindersOf(callId)
    assert.deepEqual(
      reminders.map(({ remark }) => remark),
      ['下午']
    )
  })

  test('a silent call is closed without a customer; a note has nobody to belong to', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const callId = await givenCall({ employeeId: agent.id, number: newMobile(), ended: true })
    const disposition = await givenDisposition('invalid')
    const closed = await ask(client, 'post', `/desk/calls/${callId}/closings`, {
      as: agent,
      body: { disposition, note: '无人说话' },
    })
    closed.assertStatus(204)
    assert.deepEqual(await notesOf(callId), [])
  })

  test('a call of somebody else, or none at all, is not there', async ({ client, assert }) => {
    const [agent, other] = [await givenEmployee(), await givenEmployee()]
    const { callId, disposition } = await givenEndedCall(agent)
    const body = { disposition }
    for (const id of [callId, 'no-such-call', "' OR 1=1 --"]) {
      const path = `/desk/calls/${encodeURIComponent(id)}/closings`
      const refused = await ask(client, 'post', path, { as: other, body })
      refused.assertStatus(404)
      assert.equal(refused.body().code, 'CALL_NOT_YOURS')
    }
    const call = await db.from('calls').where('id', callId).firstOrFail()
    assert.isNull(call.disposition_id)
  })

  test('an unknown result is refused beside its field', async ({ client, assert }) => {
    const agent = await givenEmployee()
    const { callId } = await givenEndedCall(agent)
    const refused = await ask(client, 'post', `/desk/calls/${callId}/closings`, {
      as: agent,
      body: { disposition: 'sold_the_moon' },
    })
    refused.assertStatus(422)
    assert.containSubset(refused.body(), { code: 'UNKNOWN_DISPOSITION', field: 'disposition' })
  })

  test('a promise for a time that is over, or is none, keeps nothing of the closing', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const { callId, customerId, disposition } = await givenEndedCall(agent)
    for (const dueAt of ['2020-01-01T10:00:00+08:00', '2026-99-99T99:99']) {
      const refused = await ask(client, 'post', `/desk/calls/${callId}/closings`, {
        as: agent,
        body: { disposition, note: '明天再打', customerId, reminder: { dueAt } },
      })
      refused.assertStatus(422)
      assert.containSubset(refused.body(), {
        code: 'REMINDER_IN_THE_PAST',
        field: 'reminder.dueAt',
      })
    }
    assert.deepEqual(await notesOf(callId), [])
    const call = await db.from('calls').where('id', callId).firstOrFail()
    assert.isNull(call.disposition_id)
  })
})
