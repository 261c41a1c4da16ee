import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type Employee from '#app/organisation/models/employee'
import { PERMISSIONS, ROLES, type Permission } from '#app/organisation/permissions'
import type { SearchHit, SearchKind } from '#app/desk/search_hit'
import { ask } from '#tests/support/visit'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import {
  freePhone,
  givenCustomer,
  givenFindable,
  givenSlot,
  unique,
} from '#tests/functional/desk/given_findable'

async function search(client: ApiClient, as: Employee, q: string): Promise<SearchHit[]> {
  const response = await ask(client, 'get', `/search?${new URLSearchParams({ q })}`, { as })
  response.assertStatus(200)
  return response.body().hits
}

const kinds = (hits: SearchHit[]) => [...new Set(hits.map(({ kind }) => kind))].sort()

test.group('Search: what is found', (group) => {
  givenRollback(group)

  test('an order by the beginning of its number, with the address that shows just it', async ({
    client,
    assert,
  }) => {
    const { mark, orderId } = await givenFindable()
    const admin = await givenEmployee({ role: 'super_admin' })
    const orders = (await search(client, admin, `${mark}0`)).filter(({ kind }) => kind === 'order')
    assert.deepEqual(
      orders.map(({ id, title, state }) => ({ id, title, state })),
      [{ id: orderId, title: `${mark}01`, state: 'printed' }]
    )
    // Taken at 07:30 of the sixth in Shanghai.
    assert.equal(orders[0]!.href, `/orders?created=2026-03-06..2026-03-06&q=${mark}01`)
    assert.include(orders[0]!.detail, '2026-03-06 07:30')

    const page = await ask(client, 'get', orders[0]!.href, { as: admin })
    assert.include(page.text(), `${mark}01`)
  })

  test('not an order that was deleted', async ({ client, assert }) => {
    const { mark, orderId } = await givenFindable()
    const admin = await givenEmployee({ role: 'super_admin' })
    await db.from('orders').where('id', orderId).update({ deleted_at: new Date() })
    assert.notInclude(kinds(await search(client, admin, `${mark}01`)), 'order')
    assert.deepEqual(await search(client, admin, `${mark}W1`), [])
  })

  test('a waybill by its whole number only', async ({ client, assert }) => {
    const { mark } = await givenFindable()
    const admin = await givenEmployee({ role: 'super_admin' })
    const [hit, ...others] = await search(client, admin, `${mark}W1`)
    assert.equal(hit?.kind, 'waybill')
    assert.equal(hit?.title, `${mark}W1`)
    assert.equal(hit?.state, 'printed')
    assert.deepEqual(others, [])
    assert.deepEqual(await search(client, admin, `${mark}W`), [])
  })

  test('a customer by the beginning of number or name, never by the middle', async ({
    client,
    assert,
  }) => {
    const { mark, customerId } = await givenFindable()
    const admin = await givenEmployee({ role: 'super_admin' })
    for (const q of [`${mark}02`, `${mark.toLowerCase()}客`, `  ${mark}客户 `]) {
      const found = (await search(client, admin, q)).filter(({ kind }) => kind === 'customer')
      assert.deepEqual(
        found.map(({ id }) => id),
        [customerId],
        q
      )
      assert.equal(found[0]!.href, `/customers?number=${mark}02`)
    }
    assert.deepEqual(await search(client, admin, `${mark.slice(1)}客户`), [])
  })

  test('customer, order and calls by the whole telephone number, always masked', async ({
    client,
    assert,
  }) => {
    const { phone, customerId, orderId, callId } = await givenFindable()
    const admin = await givenEmployee({ role: 'super_admin' })
    const spaced = `+86 ${phone.slice(0, 3)} ${phone.slice(3, 7)}-${phone.slice(7)}`
    const wide = [...phone].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    for (const q of [phone, spaced, wide.join('')]) {
      const hits = await search(client, admin, q)
      assert.deepEqual(
        hits.map(({ id }) => id),
        [orderId, customerId, callId],
        q
      )
      assert.notInclude(JSON.stringify(hits), phone)
      for (const hit of hits) {
        assert.include(`${hit.title} ${hit.detail}`, `${phone.slice(0, 3)}****${phone.slice(7)}`)
      }
    }
    for (const part of [phone.slice(0, 10), phone.slice(3), phone.slice(-4)]) {
      assert.deepEqual(await search(client, admin, part), [], part)
    }
  })

  test('a product by short code or name, on sale or not', async ({ client, assert }) => {
    const { mark, productId } = await givenFindable()
    const admin = await givenEmployee({ role: 'super_admin' })
    const find = async (q: string) =>
      (await search(client, admin, q)).filter(({ kind }) => kind === 'product').map(({ id }) => id)
    assert.deepEqual(await find(`${mark}03`), [productId])
    assert.deepEqual(await find(`${mark}护眼`), [productId])
    await db.from('products').where('id', productId).update({ on_sale: false })
    assert.deepEqual(await find(`${mark}护眼`), [productId])
  })

  test('the placements of a channel, nearest first, without cancelled ones', async ({
    client,
    assert,
  }) => {
    const { mark, productId } = await givenFindable()
    const admin = await givenEmployee({ role: 'super_admin' })
    const channel = `${mark}齐鲁`
    const slot = (hours: number) =>
      givenSlot(channel, productId, DateTime.utc().startOf('second').plus({ hours }))
    const [tomorrow, soon, before] = [await slot(20), await slot(2), await slot(-5)]
    const cancelled = await slot(1)
    await db.from('placements').where('id', cancelled).update({ state: 'cancelled' })
    const hits = await search(client, admin, channel)
    assert.deepEqual(
      hits.map(({ href }) => href),
      [soon, before, tomorrow].map((id) => `/media/placements/${id}`)
    )
    assert.deepEqual(kinds(hits), ['placement'])
  })

  test('at most five of a kind and twenty in all', async ({ client, assert }) => {
    const { mark, productId, orderId } = await givenFindable()
    const admin = await givenEmployee({ role: 'super_admin' })
    const order = await db.from('orders').where('id', orderId).firstOrFail()
    const product = await db.from('products').where('id', productId).firstOrFail()
    for (let n = 10; n < 17; n++) {
      await givenCustomer({ no: `${mark}${n}`, name: `${mark}客户${n}`, phone: freePhone() })
      await givenSlot(`${mark}卫视`, productId, DateTime.utc().plus({ hours: n }))
      await db.table('orders').insert({ ...order, id: null, order_no: `${mark}${n}` })
      await db
        .table('products')
        .insert({ ...product, id: null, code: unique(), short_code: `${mark}${n}` })
    }
    const hits = await search(client, admin, mark)
    for (const kind of ['customer', 'order', 'product', 'placement']) {
      assert.lengthOf(
        hits.filter((hit) => hit.kind === kind),
        5,
        kind
      )
    }
    assert.lengthOf(hits, 20)
    assert.lengthOf(new Set(hits.map(({ kind, id }) => `${kind} ${id}`)), 20)
  })
})

test.group('Search: for whom', (group) => {
  givenRollback(group)

  const KINDS: Partial<Record<Permission, SearchKind[]>> = {
    'orders.view': ['order', 'waybill'],
    'customers.view': ['customer'],
    'calls.view': ['call'],
    'products.view': ['product'],
    'placements.view': ['placement'],
  }

  async function everything(client: ApiClient, as: Employee) {
    const { mark, phone } = await givenFindable()
    const hits = []
    for (const q of [mark, `${mark}W1`, phone]) hits.push(...(await search(client, as, q)))
    return hits
  }

  for (const [permission, expected] of Object.entries(KINDS)) {
    test(`${permission} alone shows ${expected.join(' and ')} and nothing else`, async ({
      client,
      assert,
    }) => {
      const employee = await givenEmployee({ permissions: [permission as Permission] })
      assert.deepEqual(kinds(await everything(client, employee)), [...expected].sort())
    })
  }

  test('without any of them nothing is found, whatever else is allowed', async ({
    client,
    assert,
  }) => {
    const shown = [...Object.keys(KINDS), 'calls.view_own']
    const employee = await givenEmployee({
      permissions: PERMISSIONS.filter((permission) => !shown.includes(permission)),
    })
    assert.deepEqual(await everything(client, employee), [])
  })

  test('who sees only the own calls finds only those', async ({ client, assert }) => {
    const { phone, callId } = await givenFindable()
    const employee = await givenEmployee({ permissions: ['calls.view_own'] })
    assert.deepEqual(await search(client, employee, phone), [])
    await db.from('calls').where('id', callId).update({ employee_id: employee.id })
    const [hit, ...others] = await search(client, employee, phone)
    assert.equal(hit?.id, callId)
    assert.equal(hit?.href, `/calls?days=2026-03-06..2026-03-06&call=${callId}`)
    assert.deepEqual(others, [])
  })

  test('every role may search, nobody without signing in', async ({ client }) => {
    for (const role of ROLES) {
      const response = await ask(client, 'get', '/search?q=x', {
        as: await givenEmployee({ role }),
      })
      response.assertStatus(200)
    }
    const stranger = await ask(client, 'get', '/search?q=x')
    stranger.assertStatus(401)
  })
})

test.group('Search: hostile text', (group) => {
  givenRollback(group)

  const QUERIES = [
    '',
    'q=',
    'q=%20%09%0A',
    'q=%25',
    'q=_',
    'q=%25%25',
    'q=%5C',
    "q='%20OR%201%3D1%20--%20",
    'q=%22%3B%20DROP%20TABLE%20orders%3B--',
    'q=%00',
    'q=%F0%9F%98%80%F0%9F%98%80',
    'q=%ED%A0%80',
    'q=%FF%FE',
    'q[]=a&q[]=b',
    'q[a]=b',
    'q[__proto__][x]=1',
    `q=${'9'.repeat(5000)}`,
    `q=${encodeURIComponent('﷽'.repeat(30))}`,
    `q=${encodeURIComponent('﹪')}`,
  ]

  test('finds nothing and breaks nothing', async ({ client, assert }) => {
    await givenFindable()
    const admin = await givenEmployee({ role: 'super_admin' })
    for (const query of QUERIES) {
      const response = await ask(client, 'get', `/search?${query}`, { as: admin })
      assert.equal(response.status(), 200, query.slice(0, 60))
      assert.deepEqual(response.body(), { hits: [] }, query.slice(0, 60))
    }
  })

  test('signs that LIKE would read as patterns stand for themselves', async ({
    client,
    assert,
  }) => {
    const mark = unique()
    const admin = await givenEmployee({ role: 'super_admin' })
    const plain = await givenCustomer({ no: `${mark}A`, name: `${mark}张`, phone: freePhone() })
    const odd = await givenCustomer({ no: `${mark}B`, name: `${mark}%_\\`, phone: freePhone() })
    const find = async (q: string) => (await search(client, admin, q)).map(({ id }) => id)
    assert.sameMembers(await find(mark), [plain, odd])
    for (const q of [`${mark}%`, `${mark}%_`, `${mark}%_\\`]) assert.deepEqual(await find(q), [odd])
    assert.deepEqual(await find(`${mark}_`), [])
  })
})
