import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import type Employee from '#app/organisation/models/employee'
import { live } from '#core/live/live'
import { agentChannel, filesChannel, floorChannel } from '#core/live/channels'
import { ask } from '#tests/support/visit'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { openEventStream } from '#tests/support/event_stream'

async function listen(client: ApiClient, employee: Employee, channels: string[]) {
  return openEventStream(client, `/live?channels=${channels.join(',')}`, employee)
}

test.group('The stream of live messages', (group) => {
  givenRollback(group)

  test('brings the messages of its channels and no others', async ({ client, assert }) => {
    const agent = await givenEmployee()
    const own = agentChannel(agent.id)
    const stream = await listen(client, agent, [own, filesChannel(agent.id)])
    try {
      await live.send(agentChannel(agent.id + 1), { type: 'call_offered', call: 'other' })
      await live.send(own, { type: 'call_offered', call: 'mine' })
      assert.deepEqual(await stream.next(), {
        channel: own,
        payload: { type: 'call_offered', call: 'mine' },
      })
      await live.send(filesChannel(agent.id), { type: 'progress', rows: 7 })
      const second = await stream.next()
      assert.equal(second.channel, filesChannel(agent.id))
    } finally {
      stream.close()
    }
  })

  test("refuses somebody else's channel, the whole stream with it", async ({ client, assert }) => {
    const agent = await givenEmployee()
    const foreign = agentChannel(agent.id + 1)
    for (const channels of [[foreign], [agentChannel(agent.id), foreign], [floorChannel], ['x']]) {
      const path = `/live?channels=${channels.join(',')}`
      const response = await ask(client, 'get', path, { as: agent })
      assert.equal(response.status(), 403, path)
      assert.equal(response.body().code, 'CHANNEL_REFUSED')
    }
  })

  test('lets a lead listen to the floor, not to what one agent sees of a caller', async ({
    client,
    assert,
  }) => {
    const lead = await givenEmployee({ role: 'lead' })
    const path = `/live?channels=${floorChannel},${agentChannel(lead.id + 1)}`
    const refused = await ask(client, 'get', path, { as: lead })
    assert.equal(refused.status(), 403)
    const stream = await listen(client, lead, [floorChannel])
    try {
      await live.send(floorChannel, { type: 'agents', ready: 3 })
      assert.deepEqual((await stream.next()).payload, { type: 'agents', ready: 3 })
    } finally {
      stream.close()
    }
  })

  test('is for signed-in employees', async ({ client, assert }) => {
    const response = await ask(client, 'get', `/live?channels=${floorChannel}`)
    assert.equal(response.status(), 401)
  })
})
