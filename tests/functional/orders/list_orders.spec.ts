import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { makeCustomer, newMobile } from '#database/factories/customers'
import { type Trade, makeOrder, makeTrade } from '#database/factories/orders'
import { ListOrders } from '#app/orders/queries/list_orders'
import { CancelOrder } from '#app/orders/services/cancel_order'
import { DeleteOrder } from '#app/orders/services/delete_order'
import { RevokeOrder } from '#app/orders/services/revoke_order'

test.group('Searching orders (O22)', (group) => {
  let trade: Trade
  let orderNo: string
  let phone: string
  const ids: Record<string, number> = {}

  group.setup(async () => {
    trade = await makeTrade()
    phone = newMobile()
    const customer = await makeCustomer(trade.agent, { name: '王建国', phones: [phone] })
    const draft = await makeOrder(trade, { customerId: customer.id, remark: '老客户 10% 回头' })
    orderNo = draft.orderNo
    ids.draft = draft.orderId
    const made = async (confirm: boolean) => {
      const { orderId } = await makeOrder(trade, { confirm })
      return orderId
    }
    ids.confirmed = await made(true)
    ids.revoked = await made(true)
    await new RevokeOrder().handle({
      actor: trade.warehouseLead,
      orderId: ids.revoked,
      reason: '错',
    })
    ids.cancelled = await made(true)
    await new CancelOrder().handle({
      actor: trade.warehouseLead,
      orderId: ids.cancelled,
      reason: '退',
    })
    ids.abandoned = await made(false)
    await new CancelOrder().handle({ actor: trade.agent, orderId: ids.abandoned, reason: '不要' })
    ids.deleted = await made(false)
    await new DeleteOrder().handle({ actor: trade.agent, orderId: ids.deleted })
    await db
      .from('shipments')
      .where('order_id', ids.confirmed)
      .update({ waybill_no: `JN${orderNo}` })
  })

  const found = async (query: Record<string, string>) => {
    const page = await new ListOrders().handle({ employee: String(trade.agent.id), ...query })
    return page.rows.map((row) => row.id).sort((one, other) => one - other)
  }
  const expected = (...names: string[]) => names.map((name) => ids[name])

  const all = ['draft', 'confirmed', 'revoked', 'cancelled', 'abandoned']

  test('deleted orders are in no list', async ({ assert }) => {
    assert.deepEqual(await found({}), expected(...all))
  })

  test('the order number is found by itself and by its beginning, not from the middle', async ({
    assert,
  }) => {
    assert.deepEqual(await found({ number: orderNo }), expected('draft'))
    assert.deepEqual(await found({ number: orderNo.slice(0, 6) }), expected(...all))
    assert.deepEqual(await found({ number: orderNo.slice(1) }), [])
  })

  test('waybill, name and telephone only whole', async ({ assert }) => {
    assert.deepEqual(await found({ waybill: `JN${orderNo}` }), expected('confirmed'))
    assert.deepEqual(await found({ waybill: 'JN' }), [])
    assert.deepEqual(await found({ name: '王建国' }), expected('draft'))
    assert.deepEqual(await found({ name: '王建' }), [])
    assert.deepEqual(await found({ phone }), expected('draft'))
    assert.deepEqual(await found({ phone: phone.slice(0, 7) }), [])
  })

  test('the remark anywhere, its signs taken literally', async ({ assert }) => {
    assert.deepEqual(await found({ remark: '10%' }), expected('draft'))
    assert.deepEqual(await found({ remark: '1%回' }), [])
  })

  test('confirmed leaves out draft and revoked, and cancelled ones that never were', async ({
    assert,
  }) => {
    assert.deepEqual(await found({ confirmation: 'yes' }), expected('confirmed', 'cancelled'))
    assert.deepEqual(await found({ confirmation: 'no' }), expected('draft', 'revoked', 'abandoned'))
  })

  test('status, product, region and one field for all', async ({ assert }) => {
    assert.deepEqual(await found({ status: 'draft,revoked' }), expected('draft', 'revoked'))
    assert.deepEqual(await found({ product: String(trade.productIds[0]) }), expected(...all))
    assert.deepEqual(await found({ product: '2000000000' }), [])
    assert.deepEqual(await found({ region: String(trade.regions.provinceId) }), expected(...all))
    assert.deepEqual(await found({ region: '2000000000' }), [])
    assert.deepEqual(await found({ q: '王建国' }), expected('draft'))
    assert.deepEqual(await found({ q: phone }), expected('draft'))
  })

  test('the range of days is always there and holds', async ({ assert }) => {
    assert.deepEqual(await found({ created: '2001-01-01..2001-01-02' }), [])
    const page = await new ListOrders().handle({ created: 'nonsense' })
    assert.match(page.range.from, /^\d{4}-\d\d-\d\d$/)
  })

  test('totals are those of all pages', async ({ assert }) => {
    const page = await new ListOrders().handle({ employee: String(trade.agent.id), perPage: '2' })
    assert.lengthOf(page.rows, 2)
    assert.equal(page.total, 5)
    assert.deepEqual(page.totals, {
      pieces: 10,
      totalFen: 5 * 53_600,
      byStatus: { draft: 1, confirmed: 1, revoked: 1, cancelled: 2 },
    })
  })

  test('sorting turns the order round', async ({ assert }) => {
    const rowsBy = async (sort: string) => {
      const page = await new ListOrders().handle({ employee: String(trade.agent.id), sort })
      return page.rows.map((row) => row.orderNo)
    }
    const up = await rowsBy('number')
    assert.deepEqual(up, up.toSorted())
    assert.deepEqual(await rowsBy('-number'), up.toReversed())
  })
})
