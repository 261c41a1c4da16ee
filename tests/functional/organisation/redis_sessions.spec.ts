import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import redis from '@adonisjs/redis/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import type Employee from '#app/organisation/models/employee'
import { GrantPermissions } from '#app/organisation/services/grant_permissions'
import { changeAccountsMark } from '#core/session/accounts_mark'
import { SessionStore } from '#core/session/session_store'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRedisSessions } from '#tests/support/given_redis_sessions'
import { givenRollback } from '#tests/support/given_rollback'
import { realSession, urlOf } from '#tests/support/real_session'

const AGE_SECONDS = 12 * 3600

/** What a program gets that asks for a product that isn't there: 404 when it may ask. */
async function askFor(client: ApiClient, cookie: string): Promise<Response> {
  return fetch(urlOf(client, '/api/v1/products/4000000000'), {
    headers: { cookie, accept: 'application/json' },
  })
}

const cookiesOf = (response: Response) =>
  response.headers.getSetCookie().filter((one) => one.startsWith('spotline-session='))

async function sessionKeys(): Promise<Set<string>> {
  return new Set(await redis.keys('spotline:session:*'))
}

/** Signs in and tells under which key Redis keeps the session. */
async function signedIn(client: ApiClient, employee: Employee) {
  const before = await sessionKeys()
  const cookie = await realSession(client, employee)
  const [key, ...others] = [...(await sessionKeys())].filter((one) => !before.has(one))
  if (!key || others.length > 0) throw new Error('signing in did not leave exactly one session')
  return { cookie, key }
}

async function backdate(key: string, seconds: number) {
  const renewal = key.replace('session:', 'session_renewed:')
  await redis.set(renewal, Number(await redis.get(renewal)) - seconds * 1000)
  await redis.expire(key, AGE_SECONDS - seconds)
}

test.group('Sessions in Redis', (group) => {
  givenRollback(group)
  givenRedisSessions(group)

  test('a request that changes nothing writes nothing', async ({ client, assert }) => {
    const { cookie, key } = await signedIn(client, await givenEmployee())
    const before = await redis.get(key)
    const response = await askFor(client, cookie)
    assert.equal(response.status, 404)
    assert.isEmpty(cookiesOf(response))
    assert.equal(await redis.get(key), before)
  })

  test('one that is used stays, with its cookie; one that is not ends', async ({
    client,
    assert,
  }) => {
    const { cookie, key } = await signedIn(client, await givenEmployee())
    await backdate(key, 3600)
    const response = await askFor(client, cookie)
    assert.match(cookiesOf(response)[0] ?? '', /Max-Age=43200/)
    assert.isAbove(await redis.ttl(key), AGE_SECONDS - 60)
    assert.isEmpty(cookiesOf(await askFor(client, cookie)))

    await redis.pexpire(key, 1)
    await new Promise((resolve) => setTimeout(resolve, 10))
    assert.equal((await askFor(client, cookie)).status, 401)
  })

  test('signing in takes another id and leaves the one before worthless', async ({
    client,
    assert,
  }) => {
    const employee = await givenEmployee()
    const before = await sessionKeys()
    const page = await fetch(urlOf(client, '/sign-in'), { headers: { accept: 'text/html' } })
    const guest = [...(await sessionKeys())].filter((one) => !before.has(one))
    assert.lengthOf(cookiesOf(page), 1)
    assert.lengthOf(guest, 1)
    const { key } = await signedIn(client, employee)
    assert.notEqual(key, guest[0])
  })

  test('signing out works at once, also against a request under way', async ({
    client,
    assert,
  }) => {
    const { cookie, key } = await signedIn(client, await givenEmployee())
    await backdate(key, 3600)
    const token = decodeURIComponent(/XSRF-TOKEN=([^;]+)/.exec(cookie)?.[1] ?? '')
    const [, out] = await Promise.all([
      askFor(client, cookie),
      fetch(urlOf(client, '/sign-out'), {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, 'accept': 'text/html', 'x-xsrf-token': token },
      }),
    ])
    assert.equal(out.headers.get('location'), '/sign-in')
    assert.equal((await askFor(client, cookie)).status, 401)
  })

  test('a request that was under way while it ended brings no session back', async ({
    client,
    assert,
  }) => {
    const { key } = await signedIn(client, await givenEmployee())
    const id = key.replace('spotline:session:', '')
    const late = new SessionStore(redis, AGE_SECONDS, await testUtils.createHttpContext())
    const values = (await late.read(id))!
    await redis.del(key)
    await late.touch(id)
    assert.isNull(await redis.get(key))
    await late.write(id, { ...values, notice: 'late' })
    assert.isNull(await redis.get(key))
  })

  test('renewing keeps what another request wrote meanwhile', async ({ client, assert }) => {
    const { key } = await signedIn(client, await givenEmployee())
    const id = key.replace('spotline:session:', '')
    const late = new SessionStore(redis, AGE_SECONDS, await testUtils.createHttpContext())
    await late.read(id)
    await redis.set(key, '{"written":"meanwhile"}', 'EX', 60)
    await late.touch(id)
    assert.equal(await redis.get(key), '{"written":"meanwhile"}')
    assert.isAbove(await redis.ttl(key), AGE_SECONDS - 60)
  })

  test('a forged cookie is no session', async ({ client, assert }) => {
    const { cookie } = await signedIn(client, await givenEmployee())
    assert.equal((await askFor(client, cookie)).status, 404)
    const forged = cookie.replace(/(spotline-session=[^;]{20})(.)/, (_, start, letter) => {
      return `${start}${letter === 'A' ? 'B' : 'A'}`
    })
    assert.notEqual(forged, cookie)
    assert.equal((await askFor(client, forged)).status, 401)
  })
})

test.group('Accounts that change', (group) => {
  givenRollback(group)
  givenRedisSessions(group)

  test('a withdrawn permission is gone with the next request', async ({ client, assert }) => {
    const employee = await givenEmployee({ permissions: ['desk.use', 'products.view'] })
    const { cookie } = await signedIn(client, employee)
    assert.equal((await askFor(client, cookie)).status, 404)
    await new GrantPermissions().handle({
      actorId: null,
      employeeId: employee.id,
      permissions: ['desk.use'],
    })
    assert.equal((await askFor(client, cookie)).status, 403)
    await new GrantPermissions().handle({
      actorId: null,
      employeeId: employee.id,
      permissions: ['desk.use', 'products.view'],
    })
    assert.equal((await askFor(client, cookie)).status, 404)
  })

  test('a closed or disabled account is out with the next request', async ({ client, assert }) => {
    for (const change of [{ closedAt: DateTime.utc() }, { loginDisabled: true }]) {
      const employee = await givenEmployee()
      const { cookie } = await signedIn(client, employee)
      assert.equal((await askFor(client, cookie)).status, 404)
      await employee.merge(change).save()
      assert.equal((await askFor(client, cookie)).status, 401)
    }
  })

  test('nothing but the mark in Redis tells a process that accounts changed', async ({
    client,
    assert,
  }) => {
    const employee = await givenEmployee()
    const { cookie } = await signedIn(client, employee)
    assert.equal((await askFor(client, cookie)).status, 404)
    const past = { employee_id: employee.id, permission: 'products.view', granted: false }
    await db.table('employee_permissions').insert(past)
    assert.equal((await askFor(client, cookie)).status, 404)
    await changeAccountsMark()
    assert.equal((await askFor(client, cookie)).status, 403)
  })
})
