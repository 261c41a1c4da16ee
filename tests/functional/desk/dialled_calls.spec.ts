import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import redis from '@adonisjs/redis/services/main'
import { PHONE_REQUESTS_KEY, type PhoneRequest } from '#app/calls/phone_request'
import { TakePhoneRequests } from '#app/calls/bridge/take_phone_requests'
import { givenCustomer, freePhone, unique } from '#tests/functional/desk/given_findable'
import { givenListedCall } from '#tests/functional/calls/given_listed_call'
import { AddDoNotCall } from '#app/customers/services/add_do_not_call'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask } from '#tests/support/visit'

const now = () => ({ created_at: new Date(), updated_at: new Date() })

async function givenTrunk() {
  await db.table('trunks').insert({
    code: `t${unique()}`.toLowerCase(),
    name: unique(),
    kind: 'ip',
    host: '192.0.2.9',
    port: 5060,
    transport: 'udp',
    caller_id_in: 'from',
    caller_id: '4006105588',
    max_channels: 30,
    inbound_addresses: '[]',
    active: true,
    ...now(),
  })
}

/** Asks as telephony would, and gives what reached it. */
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

test.group('Click to dial by record', (group) => {
  givenRollback(group)
  group.each.setup(async () => {
    await redis.del(PHONE_REQUESTS_KEY)
    await givenTrunk()
  })

  test('the number of a customer and of a call is found on the server', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const number = freePhone()
    const customerId = await givenCustomer({ no: unique(), name: '张文', phone: number })
    const callId = await givenListedCall({ number: '13853107264', employeeId: agent.id })
    const taken = await reached(async () => {
      for (const body of [{ customerId }, { callId }, { number: '8005' }]) {
        const answer = await ask(client, 'post', '/desk/phone/calls', { as: agent, body })
        answer.assertStatus(200)
        assert.notInclude(JSON.stringify(answer.body()), number)
      }
    })
    assert.deepEqual(
      taken.map((one) => one.type === 'dial' && [one.number, one.outside]),
      [
        [number, true],
        ['13853107264', true],
        ['8005', false],
      ]
    )
  })

  test('what one may not see, one may not dial', async ({ client, assert }) => {
    const other = await givenEmployee()
    const callId = await givenListedCall({ employeeId: other.id })
    const customerId = await givenCustomer({ no: unique(), name: '张文', phone: freePhone() })
    const withoutFiles = await givenEmployee({ permissions: ['desk.use', 'calls.view_own'] })
    const taken = await reached(async () => {
      for (const [body, status] of [
        [{ callId }, 404],
        [{ customerId }, 403],
        [{ orderId: 1 }, 403],
        [{ reminderId: 1 }, 403],
        [{ number: '13853107264' }, 403],
        [{}, 404],
        [{ number: '139,user/1002' }, 422],
        [{ callId: 'x'.repeat(80) }, 422],
      ] as const) {
        const answer = await ask(client, 'post', '/desk/phone/calls', { as: withoutFiles, body })
        answer.assertStatus(status)
      }
    })
    assert.isEmpty(taken)
  })

  test('a blocked number is not dialled', async ({ client, assert }) => {
    const agent = await givenEmployee()
    const number = freePhone()
    const customerId = await givenCustomer({ no: unique(), name: '张文', phone: number })
    await db.table('blocked_numbers').insert({ range_from: number, range_to: number, ...now() })
    const taken = await reached(async () => {
      const answer = await ask(client, 'post', '/desk/phone/calls', {
        as: agent,
        body: { customerId },
      })
      answer.assertStatus(409)
      assert.equal(answer.body().code, 'DIAL_BLOCKED')
    })
    assert.isEmpty(taken)
  })

  test('who asked not to be called is not dialled', async ({ client, assert }) => {
    const agent = await givenEmployee()
    const number = freePhone()
    const customerId = await givenCustomer({ no: unique(), name: '张文', phone: number })
    await new AddDoNotCall().handle({ number, source: 'customer', employeeId: agent.id })
    const taken = await reached(async () => {
      const answer = await ask(client, 'post', '/desk/phone/calls', {
        as: agent,
        body: { customerId },
      })
      answer.assertStatus(409)
      assert.equal(answer.body().code, 'DIAL_DO_NOT_CALL')
    })
    assert.isEmpty(taken)
  })

  test('a transfer or a consultation to the outside needs its permission; hostile targets reach nobody', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const lead = await givenEmployee({ role: 'lead' })
    const body = { kind: 'outside', number: '13853107264' }
    const taken = await reached(async () => {
      const refused = await ask(client, 'post', '/desk/phone/transfers', { as: agent, body })
      refused.assertStatus(403)
      const asked = await ask(client, 'post', '/desk/phone/consultations', { as: agent, body })
      asked.assertStatus(403)
      for (const path of ['transfers', 'consultations']) {
        const done = await ask(client, 'post', `/desk/phone/${path}`, { as: lead, body })
        done.assertStatus(200)
      }
      for (const number of ['1002@host', '1002,user/1003', '${system(id)}', '1\n2', '']) {
        for (const path of ['transfers', 'consultations', 'conferences']) {
          const answer = await ask(client, 'post', `/desk/phone/${path}`, {
            as: lead,
            body: { kind: 'extension', number, extension: number || 'x' },
          })
          answer.assertStatus(422)
        }
      }
    })
    assert.deepEqual(
      taken.map(({ type }) => type),
      ['transfer', 'consult_outside']
    )
  })

  test('every way to the telephone is closed to who has no desk', async ({ client, assert }) => {
    const packer = await givenEmployee({ role: 'warehouse' })
    for (const [method, path] of [
      ['post', 'calls'],
      ['post', 'mutes'],
      ['delete', 'mutes'],
      ['post', 'digits'],
      ['post', 'transfers'],
      ['post', 'consultations'],
      ['put', 'consultations'],
      ['delete', 'consultations'],
      ['post', 'conferences'],
      ['get', 'targets'],
      ['post', 'marks'],
    ] as const) {
      const answer = await ask(client, method, `/desk/phone/${path}`, { as: packer })
      assert.equal(answer.status(), 403, path)
    }
  })
})
