import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { groupPhone } from '#core/phone'
import { makeCustomer, makeRegions, newMobile } from '#database/factories/customers'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask } from '#tests/support/visit'
import { givenCall } from './given_call.js'

test.group('Registering the caller (A19, C02–C05)', (group) => {
  givenRollback(group)

  test('the call gives the number, ties itself to the file, and the card comes back', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const number = newMobile()
    const { districtId } = await makeRegions()
    const callId = await givenCall({ employeeId: agent.id, number })
    const registered = await ask(client, 'post', '/desk/callers', {
      as: agent,
      body: {
        callId,
        name: ' 王秀兰 ',
        gender: 'female',
        birthYear: 1964,
        regionId: districtId,
        address: '文化东路 88 号',
      },
    })
    registered.assertStatus(201)
    const { customer } = registered.body()
    assert.containSubset(customer, {
      name: '王秀兰',
      gender: 'female',
      bought: false,
      phones: [groupPhone(number)],
      address: { regionId: districtId, region: '山东济南历下区', detail: '文化东路 88 号' },
      notes: [],
      orders: [],
    })
    assert.match(customer.customerNo, new RegExp(`^\\d{8}${agent.staffNo}\\d{4}$`))
    const call = await db.from('calls').where('id', callId).firstOrFail()
    assert.equal(call.customer_id, customer.id)
  })

  test('a number that is somebody’s already answers with who that is', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const number = newMobile()
    const existing = await makeCustomer(agent, { phones: [number], name: '李建国' })
    const callId = await givenCall({ employeeId: agent.id, number: newMobile() })
    const refused = await ask(client, 'post', '/desk/callers', {
      as: agent,
      body: { callId, name: '另一个名字', phone: ` +86 ${number} ` },
    })
    refused.assertStatus(409)
    assert.include(refused.header('content-type'), 'application/problem+json')
    assert.containSubset(refused.body(), {
      code: 'PHONE_TAKEN',
      customer: { id: existing.id, name: '李建国', customerNo: existing.customerNo },
    })
    const card = await ask(client, 'get', `/desk/customers/${existing.id}`, { as: agent })
    assert.equal(card.body().customer.name, '李建国')
    assert.notInclude(JSON.stringify(card.body()), number)
  })

  test('one number is enough, none is too few', async ({ client, assert }) => {
    const agent = await givenEmployee()
    const refused = await ask(client, 'post', '/desk/callers', {
      as: agent,
      body: { name: '没有电话' },
    })
    refused.assertStatus(422)
    assert.equal(refused.body().code, 'PHONE_MISSING')
  })

  test('hostile and huge values are kept as text or refused by field', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const name = `<b>'";--%`
    const kept = await ask(client, 'post', '/desk/callers', {
      as: agent,
      body: { name, phone: newMobile(), remark: '${7*7}{{7*7}}' },
    })
    kept.assertStatus(201)
    assert.equal(kept.body().customer.name, name)
    const refused = await ask(client, 'post', '/desk/callers', {
      as: agent,
      body: { name: '字'.repeat(41), phone: '1'.repeat(31), birthYear: 3000, gender: 'x' },
    })
    refused.assertStatus(422)
    const fields = refused.body().errors.map(({ field }: { field: string }) => field)
    assert.sameMembers(fields, ['name', 'phone', 'birthYear', 'gender'])
    const wrong = await ask(client, 'post', '/desk/callers', {
      as: agent,
      body: { name: '张三', phone: '12345' },
    })
    wrong.assertStatus(422)
    assert.equal(wrong.body().code, 'PHONE_INVALID')
  })

  test('a call of another desk gives no number', async ({ client, assert }) => {
    const [agent, other] = [await givenEmployee(), await givenEmployee()]
    const callId = await givenCall({ employeeId: other.id, number: newMobile() })
    const refused = await ask(client, 'post', '/desk/callers', {
      as: agent,
      body: { callId, name: '王秀兰' },
    })
    refused.assertStatus(404)
    assert.equal(refused.body().code, 'CALL_NOT_YOURS')
  })
})
