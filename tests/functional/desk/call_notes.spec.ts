import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { makeCustomer, newMobile } from '#database/factories/customers'
import { makeTrade } from '#database/factories/orders'
import { givenRollback } from '#tests/support/given_rollback'
import { ask } from '#tests/support/visit'
import { givenCall, givenDisposition } from './given_call.js'

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()
const notesOf = (callId: string) =>
  db
    .from('contacts')
    .where('call_id', callId)
    .select('content', 'need_type', 'need_product_id', 'need_text')

async function givenTalk() {
  const { agent, productIds } = await makeTrade()
  const number = newMobile()
  const { id: customerId } = await makeCustomer(agent, { phones: [number] })
  const callId = await givenCall({ employeeId: agent.id, number })
  return { agent, customerId, callId, productId: productIds[0] }
}

test.group('The note of a call (C14–C16)', (group) => {
  givenRollback(group)

  test('is saved by itself with what was asked for and what was promised, once for a call', async ({
    client,
    assert,
  }) => {
    const { agent, customerId, callId, productId } = await givenTalk()
    const save = (fields: object) =>
      ask(client, 'put', `/desk/calls/${callId}/note`, {
        as: agent,
        body: { customerId, noteStatus: 'open', ...fields },
      })
    const need = { type: 'enquiry', productId, text: '问度数' }
    const first = await save({ note: ' 想想 ', need, reminder: { dueAt: tomorrow() } })
    first.assertStatus(204)
    const again = await save({ note: '决定了', need: { ...need, type: 'order', text: null } })
    again.assertStatus(204)
    assert.deepEqual(await notesOf(callId), [
      { content: '决定了', need_type: 'order', need_product_id: productId, need_text: null },
    ])
    assert.lengthOf(await db.from('reminders').where('call_id', callId), 1)
    const call = await db.from('calls').where('id', callId).firstOrFail()
    assert.containSubset(call, { customer_id: customerId, disposition_id: null })
    const card = await ask(client, 'get', `/desk/customers/${customerId}`, { as: agent })
    const [shown] = card.body().customer.notes
    assert.containSubset(shown.need, { type: 'order', text: null })
    assert.isString(shown.need.product)
  })

  test('a need alone is enough; nothing at all writes nothing', async ({ client, assert }) => {
    const { agent, customerId, callId } = await givenTalk()
    const save = (fields: object) =>
      ask(client, 'put', `/desk/calls/${callId}/note`, {
        as: agent,
        body: { customerId, ...fields },
      })
    const nothing = await save({ note: '  ' })
    nothing.assertStatus(204)
    assert.deepEqual(await notesOf(callId), [])
    const alone = await save({ need: { type: 'enquiry' } })
    alone.assertStatus(204)
    assert.containSubset(await notesOf(callId), [{ content: '', need_type: 'enquiry' }])
  })

  test('a promise that is taken back is gone; one that nobody speaks of stays', async ({
    client,
    assert,
  }) => {
    const { agent, customerId, callId } = await givenTalk()
    const save = (fields: object) =>
      ask(client, 'put', `/desk/calls/${callId}/note`, {
        as: agent,
        body: { customerId, note: '好', ...fields },
      })
    const open = () => db.from('reminders').where({ call_id: callId, state: 'open' })
    await save({ reminder: { dueAt: tomorrow(), remark: '上午' } })
    assert.lengthOf(await open(), 1)
    const disposition = await givenDisposition()
    const closed = await ask(client, 'post', `/desk/calls/${callId}/closings`, {
      as: agent,
      body: { disposition, customerId, note: '好' },
    })
    closed.assertStatus(204)
    assert.lengthOf(await open(), 1)
    await save({ reminder: null })
    assert.lengthOf(await open(), 0)
  })

  test('a product that there is not, another’s call, a time that is over', async ({
    client,
    assert,
  }) => {
    const { agent, customerId, callId } = await givenTalk()
    const other = await givenTalk()
    const save = (as: typeof agent, fields: object) =>
      ask(client, 'put', `/desk/calls/${callId}/note`, { as, body: { customerId, ...fields } })
    const unknown = await save(agent, { need: { type: 'order', productId: 999_999_999 } })
    unknown.assertStatus(422)
    assert.containSubset(unknown.body(), {
      code: 'CONTACT_PRODUCT_UNKNOWN',
      field: 'need.productId',
    })
    const stranger = await save(other.agent, { note: '不是我的' })
    stranger.assertStatus(404)
    const late = await save(agent, { note: '约', reminder: { dueAt: '2020-01-01T00:00:00Z' } })
    late.assertStatus(422)
    assert.equal(late.body().code, 'REMINDER_IN_THE_PAST')
    assert.deepEqual(await notesOf(callId), [])
  })
})
