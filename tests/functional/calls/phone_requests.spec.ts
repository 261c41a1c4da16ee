import { test } from '@japa/runner'
import redis from '@adonisjs/redis/services/main'
import type { PhoneReply, PhoneRequest } from '#app/calls/phone_request'
import { PHONE_REQUESTS_KEY } from '#app/calls/phone_request'
import { SendPhoneRequest } from '#app/calls/services/send_phone_request'
import { TakePhoneRequests } from '#app/calls/bridge/take_phone_requests'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask } from '#tests/support/visit'

async function withTelephony(
  answer: (request: PhoneRequest) => Promise<PhoneReply>,
  work: () => Promise<void>
) {
  const telephony = new TakePhoneRequests(answer)
  telephony.start()
  try {
    await work()
  } finally {
    await telephony.stop()
  }
}

test.group('Requests to the telephone', (group) => {
  givenRollback(group)
  group.each.setup(async () => {
    await redis.del(PHONE_REQUESTS_KEY)
  })

  test('the answer of the telephony process comes back to whoever asked', async ({ assert }) => {
    const taken: PhoneRequest[] = []
    await withTelephony(
      async (request) => {
        taken.push(request)
        return request.type === 'ready' ? { ok: true } : { ok: false, refusal: 'no_call' }
      },
      async () => {
        const replies = await Promise.all([
          new SendPhoneRequest().handle({ type: 'ready', employeeId: 1 }),
          new SendPhoneRequest().handle({ type: 'hang_up', employeeId: 2 }),
        ])
        assert.deepEqual(replies, [{ ok: true }, { ok: false, refusal: 'no_call' }])
        assert.lengthOf(taken, 2)
      }
    )
  })

  test('one that comes too late is not done', async ({ assert }) => {
    const taken: PhoneRequest[] = []
    const envelope = {
      id: 'late',
      replyTo: 'nobody',
      expiresAt: Date.now() - 1,
      request: { type: 'ready', employeeId: 1 },
    }
    await redis.lpush(PHONE_REQUESTS_KEY, JSON.stringify(envelope))
    await withTelephony(
      async (request) => {
        taken.push(request)
        return { ok: true }
      },
      async () => {
        await new SendPhoneRequest().handle({ type: 'end_wrap_up', employeeId: 2 })
      }
    )
    assert.deepEqual(
      taken.map((request) => request.type),
      ['end_wrap_up']
    )
  })

  test('a refusal stands beside the extension, in the words of the reader', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee({ agentNumber: '8801' })
    await withTelephony(
      async () => ({ ok: false, refusal: 'extension_in_use' }),
      async () => {
        const answer = await ask(client, 'post', '/desk/phone/sign-ins', {
          as: agent,
          body: { extension: '8801' },
        })
        answer.assertStatus(409)
        assert.containsSubset(answer.body(), { code: 'EXTENSION_IN_USE', field: 'extension' })
      }
    )
  })

  test('hostile extensions never reach the telephony process', async ({ client, assert }) => {
    const agent = await givenEmployee({ agentNumber: '8802' })
    const taken: PhoneRequest[] = []
    await withTelephony(
      async (request) => {
        taken.push(request)
        return { ok: true }
      },
      async () => {
        for (const extension of [
          '',
          '8001\n\napi hupall',
          '8001,user/1002',
          '${system(id)}',
          'x'.repeat(5000),
          null,
          7,
        ]) {
          const answer = await ask(client, 'post', '/desk/phone/sign-ins', {
            as: agent,
            body: { extension },
          })
          answer.assertStatus(422)
        }
        assert.lengthOf(taken, 0)
      }
    )
  })

  test('somebody without a desk has no telephone', async ({ client }) => {
    const packer = await givenEmployee({ role: 'warehouse' })
    const answer = await ask(client, 'get', '/desk/phone', { as: packer })
    answer.assertStatus(403)
  })
})
