import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type Employee from '#app/organisation/models/employee'
import { ROLES, type Role } from '#app/organisation/permissions'
import { storagePath } from '#core/storage'
import { RunPrintBatch } from '#app/logistics/services/run_print_batch'
import {
  type Dispatch,
  makeConfirmed,
  makeDispatch,
  makePrinted,
} from '#database/factories/logistics'
import { makeEmployee, orderValue } from '#database/factories/orders'
import { ask, visit } from '#tests/support/visit'

type Route = { method: 'get' | 'post'; path: string; roles: Role[]; page?: boolean }

const WAREHOUSE: Role[] = ['warehouse', 'warehouse_lead', 'super_admin']
const READERS: Role[] = [...WAREHOUSE, 'finance', 'manager']
/** Feedback is granted person by person; only the super-administrator has it by role. */
const BY_GRANT: Role[] = ['super_admin']

const ROUTES: Route[] = [
  { method: 'get', path: '/outbound', roles: READERS, page: true },
  { method: 'get', path: '/outbound/backlog', roles: READERS, page: true },
  { method: 'get', path: '/outbound/selections', roles: READERS },
  { method: 'get', path: '/outbound/999999999', roles: READERS },
  { method: 'post', path: '/outbound/999999999/voids', roles: WAREHOUSE },
  { method: 'post', path: '/hand-overs', roles: WAREHOUSE },
  { method: 'post', path: '/waybill-prints', roles: WAREHOUSE },
  { method: 'get', path: '/waybill-prints/999999999', roles: WAREHOUSE },
  { method: 'get', path: '/waybill-prints/999999999/file', roles: WAREHOUSE },
  { method: 'get', path: '/feedback', roles: BY_GRANT, page: true },
  { method: 'get', path: '/feedback/parcels?waybillNo=X', roles: BY_GRANT },
  { method: 'post', path: '/feedback/batches', roles: BY_GRANT },
  { method: 'get', path: '/feedback/proposals', roles: BY_GRANT, page: true },
  { method: 'get', path: '/parcels/exceptions', roles: READERS, page: true },
  { method: 'get', path: '/parcels/exceptions/count', roles: READERS },
  { method: 'get', path: '/feedback/records', roles: READERS, page: true },
]

test.group("The warehouse's routes", (group) => {
  let dispatch: Dispatch
  group.each.setup(async () => {
    dispatch = await makeDispatch({ template: 'thermal_100x150' })
  })

  test('every route and every role: let in, or told that the permission is missing', async ({
    assert,
    client,
  }) => {
    const people = new Map<Role, Employee>()
    for (const role of ROLES) {
      people.set(role, await makeEmployee(role, dispatch.departmentId))
    }
    for (const { method, path, roles, page } of ROUTES) {
      for (const [role, as] of people) {
        const response =
          page && roles.includes(role)
            ? await visit(client, path, as)
            : await ask(client, method, path, { as, body: method === 'post' ? {} : undefined })
        const status = response.status()
        const name = `${role} ${method} ${path}: ${status}`
        if (roles.includes(role)) assert.include(page ? [200] : [200, 404, 422], status, name)
        else assert.equal(status, 403, name)
      }
    }
  }).timeout(60_000)

  test('a fee below 0 is refused in the words of the station', async ({ assert, client }) => {
    const row = {
      waybillNo: 'X1',
      result: 'delivered',
      reason: null,
      courierId: null,
      deliveryFeeFen: -1,
      remark: null,
    }
    const response = await ask(client, 'post', '/feedback/batches', {
      as: await makeEmployee('super_admin', dispatch.departmentId),
      body: { idempotencyKey: randomUUID(), rows: [row] },
    })
    assert.equal(response.status(), 422)
    assert.equal(response.body().errors[0].message, '投递费不能小于0')
  })

  test('nobody gets in without signing in', async ({ assert, client }) => {
    for (const { method, path } of ROUTES) {
      const response = await ask(client, method, path, { body: method === 'post' ? {} : undefined })
      assert.equal(response.status(), 401, path)
    }
  })

  test('the home shows methods, back-log and orders', async ({ assert, client }) => {
    const orderId = await makeConfirmed(dispatch)
    const response = await visit(
      client,
      `/outbound?method=${dispatch.deliveryMethodId}&status=confirmed`,
      dispatch.clerk
    )
    response.assertInertiaComponent('logistics/outbound')
    const { orders, summary } = response.inertiaProps as {
      orders: { rows: { id: number; obstacle: string | null; phone: string }[]; total: number }
      summary: { methods: { id: number; printable: number; numbersLow: boolean }[] }
    }
    assert.equal(orders.total, 1)
    assert.equal(orders.rows[0].id, orderId)
    assert.match(orders.rows[0].phone, /^\d{3}\*{4}\d{4}$/)
    const method = summary.methods.find(({ id }) => id === dispatch.deliveryMethodId)
    assert.equal(method?.printable, 1)
    assert.isFalse(method?.numbersLow)
  })

  test('few waybill numbers are said aloud, from where the setting wants it', async ({
    assert,
    client,
    cleanup,
  }) => {
    await db
      .table('settings')
      .insert({ key: 'waybill_numbers_low', value: '200000', updated_at: new Date() })
    cleanup(async () => {
      await db.from('settings').where('key', 'waybill_numbers_low').delete()
    })
    const response = await visit(client, '/outbound', dispatch.clerk)
    const { summary } = response.inertiaProps as {
      summary: { methods: { id: number; numbersLow: boolean }[] }
    }
    const method = summary.methods.find(({ id }) => id === dispatch.deliveryMethodId)
    assert.isTrue(method?.numbersLow)
  })

  test('the back-log holds what has no feedback, by age', async ({ assert, client }) => {
    const orderId = await makeConfirmed(dispatch)
    const old = new Date(Date.now() - 8 * 86_400_000)
    await db.from('orders').where('id', orderId).update({ confirmed_at: old })
    const idsOf = async (query: string) => {
      const path = `/outbound/backlog?method=${dispatch.deliveryMethodId}${query}`
      const response = await visit(client, path, dispatch.clerk)
      const { orders } = response.inertiaProps as { orders: { rows: { id: number }[] } }
      return orders.rows.map(({ id }) => id)
    }
    assert.deepEqual(await idsOf(''), [orderId])
    assert.deepEqual(await idsOf('&age=6-9'), [orderId])
    assert.deepEqual(await idsOf('&age=0'), [])
    await db.from('orders').where('id', orderId).update({ status: 'delivered' })
    assert.deepEqual(await idsOf(''), [])
  })

  test('a batch from the request to the file, for holders of the permission', async ({
    assert,
    client,
    cleanup,
  }) => {
    const orderId = await makeConfirmed(dispatch)
    const body = {
      deliveryMethodId: dispatch.deliveryMethodId,
      orders: [orderId],
      idempotencyKey: randomUUID(),
    }
    const asked = await ask(client, 'post', '/waybill-prints', { as: dispatch.clerk, body })
    asked.assertStatus(202)
    const { id } = asked.body() as { id: number }
    cleanup(() => rm(storagePath(`waybills/${id}.pdf`), { force: true }))
    const early = await ask(client, 'get', `/waybill-prints/${id}/file`, { as: dispatch.clerk })
    early.assertStatus(404)
    await new RunPrintBatch().handle({ batchId: id })
    const shown = await ask(client, 'get', `/waybill-prints/${id}`, { as: dispatch.clerk })
    shown.assertBodyContains({ state: 'done', printed: 1, ready: true, refusals: [] })
    const file = await client.get(`/waybill-prints/${id}/file`).loginAs(dispatch.clerk)
    file.assertStatus(200)
    assert.equal(file.header('content-type'), 'application/pdf')
    assert.equal(file.header('cache-control'), 'private, no-store')
  })

  test('hostile values are refused beside their field', async ({ assert, client }) => {
    const refusedFields = async (path: string, body: Record<string, unknown>) => {
      const response = await ask(client, 'post', path, { as: dispatch.clerk, body })
      response.assertStatus(422)
      const { errors } = response.body() as { errors: { field: string }[] }
      return errors.map(({ field }) => field)
    }
    const print = { deliveryMethodId: dispatch.deliveryMethodId, idempotencyKey: randomUUID() }
    assert.deepEqual(await refusedFields('/waybill-prints', { ...print, orders: [] }), ['orders'])
    const many = Array.from({ length: 1001 }, (_, index) => index + 1)
    assert.deepEqual(await refusedFields('/waybill-prints', { ...print, orders: many }), ['orders'])
    assert.deepEqual(await refusedFields('/waybill-prints', { ...print, orders: ["1' OR 1=1"] }), [
      'orders.0',
    ])
    assert.deepEqual(await refusedFields('/waybill-prints', { ...print, deliveryMethodId: 1e20 }), [
      'deliveryMethodId',
    ])
    const row = {
      waybillNo: 'X',
      result: 'delivered',
      reason: null,
      courierId: null,
      deliveryFeeFen: 0,
      remark: null,
    }
    const batch = (shape: object) =>
      refusedFields('/feedback/batches', {
        idempotencyKey: randomUUID(),
        rows: [{ ...row, ...shape }],
      })
    assert.deepEqual(await batch({ deliveryFeeFen: -1 }), ['rows.0.deliveryFeeFen'])
    assert.deepEqual(await batch({ deliveryFeeFen: 1.5 }), ['rows.0.deliveryFeeFen'])
    assert.deepEqual(await batch({ waybillNo: 'x'.repeat(41) }), ['rows.0.waybillNo'])
    assert.deepEqual(await batch({ result: 'lost' }), ['rows.0.result'])
    assert.deepEqual(await batch({ remark: 'x'.repeat(201) }), ['rows.0.remark'])
  })

  test('a scanned number shows the order, or says in words why not', async ({ assert, client }) => {
    const { waybillNo, orderId } = await makePrinted(dispatch)
    const find = (typed: string) =>
      ask(client, 'get', `/feedback/parcels?waybillNo=${typed}`, { as: dispatch.clerk })
    const shown = await find(waybillNo)
    shown.assertStatus(200)
    const orderNo = (await orderValue(orderId, 'order_no')) as string
    shown.assertBodyContains({ orderNo, collectFen: 53_600, name: '马建华', status: 'printed' })
    const unknown = await find('XX404')
    unknown.assertStatus(404)
    unknown.assertBodyContains({ code: 'UNKNOWN_WAYBILL', title: '没有这个联号' })
    const rows = [
      {
        waybillNo,
        result: 'delivered',
        reason: null,
        courierId: dispatch.clerk.id,
        deliveryFeeFen: 800,
        remark: null,
      },
    ]
    const body = { idempotencyKey: randomUUID(), rows }
    const accepted = await ask(client, 'post', '/feedback/batches', { as: dispatch.clerk, body })
    accepted.assertBodyContains({ outcomes: [{ waybillNo, accepted: true, orderNo }] })
    const again = await find(waybillNo)
    again.assertStatus(409)
    const { title } = again.body() as { title: string }
    assert.match(title, /^已反馈：\d\d-\d\d \d\d:\d\d 何静 成包$/)
    const records = await visit(client, `/feedback/records?waybill=${waybillNo}`, dispatch.clerk)
    const { records: list } = records.inertiaProps as {
      records: { rows: { collectedFen: number }[]; totals: object }
    }
    assert.equal(list.rows[0].collectedFen, 53_600)
    assert.deepEqual(list.totals, {
      delivered: 1,
      returned: 0,
      deliveredFen: 53_600,
      returnedFen: 0,
      collectedFen: 53_600,
      feeFen: 800,
    })
  })

  test('handing over several: what cannot leave is named, the rest is gone', async ({ client }) => {
    const { orderId } = await makePrinted(dispatch)
    const waiting = await makeConfirmed(dispatch)
    const body = { orders: [orderId, waiting] }
    const response = await ask(client, 'post', '/hand-overs', { as: dispatch.clerk, body })
    response.assertStatus(200)
    response.assertBodyContains({ done: 1, refusals: [{ orderId: waiting }] })
  })
})
