import { test } from '@japa/runner'
import limiter from '@adonisjs/limiter/services/main'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import encryption from '@adonisjs/core/services/encryption'
import type Employee from '#app/organisation/models/employee'
import { makePart } from '#database/factories/pbx'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask } from '#tests/support/visit'

const credentials = (client: ApiClient, as: Employee, secure = false) =>
  ask(client, 'post', '/desk/phone/credentials', { as, body: { secure } })

test.group('An own browser as the telephone', (group) => {
  givenRollback(group)
  group.each.setup(async () => {
    await limiter.clear()
    await db.from('switches').update({ active: false })
  })

  async function givenBrowser(fields: Record<string, unknown> = {}) {
    const agent = await givenEmployee({ role: 'agent' })
    const switchId = await makePart('switches', { wsPort: 5066 })
    const extensionId = await makePart('extensions', {
      device: 'browser',
      employeeId: agent.id,
      ...fields,
    })
    const { number } = await db.from('extensions').where('id', extensionId).firstOrFail()
    return { agent, switchId, extensionId, number: number as string }
  }

  test('the own extension registers with its secret at the switch', async ({ client, assert }) => {
    const { agent, number, extensionId } = await givenBrowser()
    const answer = await credentials(client, agent)
    answer.assertStatus(200)
    const { secret } = await db.from('extensions').where('id', extensionId).firstOrFail()
    assert.deepEqual(answer.body().credentials, {
      extension: number,
      secret: encryption.decrypt(secret),
      domain: 'pbx.example.cn',
      url: 'ws://192.0.2.10:5066',
    })
    assert.equal(answer.header('cache-control'), 'no-store')
  })

  test('the page is told which extension the browser may be, never its secret', async ({
    client,
    assert,
  }) => {
    const { agent, number } = await givenBrowser({ device: 'either' })
    const own = await ask(client, 'get', '/desk/phone', { as: agent })
    assert.deepEqual(own.body().browser, { extension: number })
    const other = await givenEmployee({ role: 'agent' })
    const none = await ask(client, 'get', '/desk/phone', { as: other })
    assert.isNull(none.body().browser)
  })

  test('who has no extension of the own gets none, whosever it is', async ({ client }) => {
    await givenBrowser()
    const other = await givenEmployee({ role: 'agent' })
    const refused = await credentials(client, other)
    refused.assertStatus(409)
    refused.assertBodyContains({ code: 'NO_BROWSER_EXTENSION' })
  })

  test('no browser is a desk telephone, one outside, or one that is switched off', async ({
    client,
  }) => {
    for (const fields of [
      { device: 'phone' },
      { remoteNumber: '13800138000' },
      { active: false },
    ]) {
      const { agent } = await givenBrowser(fields)
      const refused = await credentials(client, agent)
      refused.assertStatus(409)
      refused.assertBodyContains({ code: 'NO_BROWSER_EXTENSION' })
    }
  })

  test('a page over https is told when the switch has no wss', async ({ client }) => {
    const { agent } = await givenBrowser()
    const refused = await credentials(client, agent, true)
    refused.assertStatus(409)
    refused.assertBodyContains({ code: 'NO_BROWSER_ADDRESS' })
  })

  test('an extension of one switch registers at that one', async ({ client, assert }) => {
    const { agent, extensionId } = await givenBrowser()
    const switchId = await makePart('switches', {
      browserUrl: 'wss://phones.example.cn/ws',
      wsPort: 5067,
      domain: 'other.example.cn',
    })
    await db.from('extensions').where('id', extensionId).update({ switch_id: switchId })
    const answer = await credentials(client, agent, true)
    assert.containsSubset(answer.body().credentials, {
      domain: 'other.example.cn',
      url: 'wss://phones.example.cn/ws',
    })
    await db.from('switches').where('id', switchId).update({ active: false })
    const refused = await credentials(client, agent)
    refused.assertStatus(409)
  })

  test('nobody asks without the desk, nor without end', async ({ client }) => {
    const packer = await givenEmployee({ role: 'warehouse' })
    const forbidden = await credentials(client, packer)
    forbidden.assertStatus(403)
    const { agent } = await givenBrowser()
    for (let times = 1; times <= 30; times++) (await credentials(client, agent)).assertStatus(200)
    const throttled = await credentials(client, agent)
    throttled.assertStatus(429)
    throttled.assertBodyContains({ code: 'TOO_OFTEN' })
  })
})
