import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { ManualClock } from '#core/clock'
import type { Inquiry } from '#app/orders/inquiries'
import { ListInquiries } from '#app/orders/queries/list_inquiries'
import { RecordInquiry } from '#app/orders/services/record_inquiry'
import { HandOverOrder } from '#app/logistics/services/hand_over_order'
import { RecordFeedback } from '#app/logistics/services/record_feedback'
import {
  type Dispatch,
  makeConfirmed,
  makeDispatch,
  makePrinted,
} from '#database/factories/logistics'
import { makeEmployee, orderValue } from '#database/factories/orders'
import { refusal, refusalCode } from '#tests/support/refusal'
import { ask, visit } from '#tests/support/visit'

test.group('Delivery inquiries', (group) => {
  let dispatch: Dispatch
  group.each.setup(async () => {
    dispatch = await makeDispatch()
  })

  const inquire = (orderId: number, inquiry: Inquiry, actor = dispatch.agent) =>
    new RecordInquiry().handle({ orderId, inquiry, actor })
  const inTransit = async () => {
    const printed = await makePrinted(dispatch)
    await new HandOverOrder().handle({ orderId: printed.orderId, actor: dispatch.clerk })
    return printed
  }
  const feed = (waybillNo: string, result: 'delivered' | 'returned') =>
    new RecordFeedback().handle({
      waybillNo,
      result,
      reason: result === 'returned' ? 'refused' : null,
      courierId: dispatch.clerk.id,
      deliveryFeeFen: 0,
      remark: null,
      batchId: null,
      actor: dispatch.clerk,
    })
  const later = new ManualClock(DateTime.utc().plus({ days: 4 }))
  const kindOf = async (orderId: number, clock?: ManualClock) => {
    const orderNo = (await orderValue(orderId, 'order_no')) as string
    const { rows } = await new ListInquiries(clock).handle({
      query: { q: orderNo },
      actor: dispatch.agent,
    })
    return rows.map(({ kind }) => kind)
  }

  test('TR24 the answer is kept and told, and changes no status', async ({ assert }) => {
    const { orderId } = await inTransit()
    await inquire(orderId, 'received')
    assert.equal(await orderValue(orderId, 'inquiry'), 'received')
    assert.equal(await orderValue(orderId, 'status'), 'in_transit')
    const event = await db
      .from('order_events')
      .where({ order_id: orderId, event: 'inquire' })
      .firstOrFail()
    assert.equal(event.employee_id, dispatch.agent.id)
  })

  test('nothing is asked before the order was printed, and by owner or callback team only', async ({
    assert,
  }) => {
    const confirmed = await makeConfirmed(dispatch)
    const early = await refusal(() => inquire(confirmed, 'received'))
    assert.equal(early.code, 'NOT_PRINTED_YET')
    const { orderId } = await inTransit()
    const stranger = await makeEmployee('agent', dispatch.departmentId)
    assert.equal(await refusalCode(() => inquire(orderId, 'received', stranger)), 'NOT_YOUR_ORDER')
    const callback = await makeEmployee('callback', dispatch.departmentId)
    await inquire(orderId, 'refused', callback)
    const orderNo = (await orderValue(orderId, 'order_no')) as string
    for (const [actor, may] of [
      [stranger, false],
      [callback, true],
      [dispatch.agent, true],
    ] as const) {
      const { rows } = await new ListInquiries().handle({ query: { q: orderNo }, actor })
      assert.equal(rows[0].mayAnswer, may)
    }
    assert.equal(await refusalCode(() => inquire(orderId, 'pending', dispatch.clerk)), 'FORBIDDEN')
  })

  test('each contradiction is on the list until it is none, and nothing else is', async ({
    assert,
  }) => {
    const { orderId, waybillNo } = await inTransit()
    assert.deepEqual(await kindOf(orderId), [])
    assert.deepEqual(await kindOf(orderId, later), ['to_ask'])
    await inquire(orderId, 'refused')
    assert.deepEqual(await kindOf(orderId), ['refused_on_the_way'])
    await inquire(orderId, 'received')
    assert.deepEqual(await kindOf(orderId), [])
    assert.deepEqual(await kindOf(orderId, later), ['received_without_feedback'])
    await feed(waybillNo, 'returned')
    assert.deepEqual(await kindOf(orderId), ['returned_but_received'])
    await inquire(orderId, 'refused')
    assert.deepEqual(await kindOf(orderId), [])
    const other = await inTransit()
    await feed(other.waybillNo, 'delivered')
    await inquire(other.orderId, 'refused')
    assert.deepEqual(await kindOf(other.orderId), ['delivered_but_refused'])
    await inquire(other.orderId, 'received')
    assert.deepEqual(await kindOf(other.orderId, later), [])
  })

  test('through the pages', async ({ assert, client }) => {
    const { orderId } = await inTransit()
    const version = (await orderValue(orderId, 'version')) as number
    const told = await ask(client, 'post', `/orders/${orderId}/inquiries`, {
      as: dispatch.agent,
      body: { version, inquiry: 'refused' },
    })
    assert.equal(told.status(), 200)
    const page = await visit(client, '/orders/inquiries?kind=refused_on_the_way', dispatch.agent)
    page.assertInertiaComponent('orders/inquiries')
  })
})
