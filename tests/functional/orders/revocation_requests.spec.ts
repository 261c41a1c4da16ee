import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { mayListen } from '#core/live/channels'
import { ListRevocationRequests } from '#app/orders/queries/list_revocation_requests'
import { ReadRevocationNews } from '#app/orders/queries/revocation_news'
import { CancelOrder } from '#app/orders/services/cancel_order'
import { DeclineRevocation } from '#app/orders/services/decline_revocation'
import {
  RequestRevocation,
  type RequestRevocationInput,
} from '#app/orders/services/request_revocation'
import { RevokeOrder } from '#app/orders/services/revoke_order'
import { SeeRevocationAnswers } from '#app/orders/services/see_revocation_answers'
import { HandOverOrder } from '#app/logistics/services/hand_over_order'
import { VoidWaybill } from '#app/logistics/services/void_waybill'
import {
  type Dispatch,
  makeConfirmed,
  makeDispatch,
  makePrinted,
} from '#database/factories/logistics'
import { makeEmployee, orderValue } from '#database/factories/orders'
import { refusal, refusalCode } from '#tests/support/refusal'
import { ask, visit } from '#tests/support/visit'

test.group('Requests to take an order back', (group) => {
  let dispatch: Dispatch
  group.each.setup(async () => {
    dispatch = await makeDispatch()
  })

  const request = (orderId: number, shape: Partial<RequestRevocationInput> = {}) =>
    new RequestRevocation().handle({
      orderId,
      wish: 'revoke',
      reason: '规格写错',
      actor: dispatch.agent,
      ...shape,
    })
  const decline = (orderId: number) =>
    new DeclineRevocation().handle({
      orderId,
      reason: '车已装好',
      actor: dispatch.warehouseLead,
    })
  const requestOf = (orderId: number) =>
    db.from('revocation_requests').where('order_id', orderId).orderBy('id', 'desc').firstOrFail()
  const news = () => new ReadRevocationNews().handle(dispatch.agent)

  test('TR30 asked for and declined: the order stays, the asker reads why, once', async ({
    assert,
  }) => {
    const orderId = await makeConfirmed(dispatch)
    await request(orderId)
    assert.equal(await orderValue(orderId, 'status'), 'confirmed')
    await decline(orderId)
    assert.equal(await orderValue(orderId, 'status'), 'confirmed')
    assert.containSubset(await requestOf(orderId), {
      status: 'declined',
      open: null,
      answer: '车已装好',
      answered_by: dispatch.warehouseLead.id,
    })
    const { answers } = await news()
    assert.lengthOf(answers, 1)
    assert.containSubset(answers[0], { status: 'declined', by: dispatch.warehouseLead.name })
    await new SeeRevocationAnswers().handle({
      employeeId: dispatch.agent.id,
      until: answers[0].id,
    })
    assert.lengthOf((await news()).answers, 0)
    await request(orderId)
  })

  test('answered by whatever takes the order back: TR7, TR8, TR13, TR14', async ({ assert }) => {
    const actor = dispatch.warehouseLead
    const confirmed = () => makeConfirmed(dispatch)
    const printed = async () => (await makePrinted(dispatch)).orderId
    const ways = [
      [
        confirmed,
        (orderId: number) => new RevokeOrder().handle({ orderId, actor, reason: '错单' }),
      ],
      [
        confirmed,
        (orderId: number) => new CancelOrder().handle({ orderId, actor, reason: '不要' }),
      ],
      [printed, voided('wrong_order')],
      [printed, voided('customer_cancelled')],
    ] as const
    for (const [make, takeBack] of ways) {
      const orderId = await make()
      await request(orderId)
      await takeBack(orderId)
      assert.containSubset(await requestOf(orderId), { status: 'done', answered_by: actor.id })
    }

    function voided(because: 'wrong_order' | 'customer_cancelled') {
      return (orderId: number) =>
        new VoidWaybill().handle({ orderId, because, reason: '作废', actor })
    }
  })

  test('a parcel that left first answers too late, and nothing can be asked any more', async ({
    assert,
  }) => {
    const { orderId } = await makePrinted(dispatch)
    await request(orderId)
    await new HandOverOrder().handle({ orderId, actor: dispatch.clerk })
    assert.containSubset(await requestOf(orderId), { status: 'too_late', open: null })
    const error = await refusal(() => request(orderId))
    assert.equal(error.code, 'ILLEGAL_TRANSITION')
    assert.equal(error.values.by, dispatch.clerk.name)
  })

  test('one open request an order, told who asked when; also of two at once', async ({
    assert,
  }) => {
    const orderId = await makeConfirmed(dispatch)
    const results = await Promise.allSettled([request(orderId), request(orderId)])
    const lost = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    assert.lengthOf(lost, 1)
    assert.equal(lost[0].code, 'REVOCATION_ASKED')
    assert.equal(lost[0].values.by, dispatch.agent.name)
  })

  test('declined against taken back at once: one answer, and the order as it says', async ({
    assert,
  }) => {
    for (let round = 0; round < 6; round++) {
      const orderId = await makeConfirmed(dispatch)
      await request(orderId)
      const [, revoked] = await Promise.allSettled([
        decline(orderId),
        new RevokeOrder().handle({ orderId, actor: dispatch.warehouseLead, reason: '错单' }),
      ])
      const { status } = await requestOf(orderId)
      assert.equal(revoked.status, 'fulfilled')
      assert.include(['declined', 'done'], status)
      assert.equal(await orderValue(orderId, 'status'), 'revoked')
    }
  })

  test('its owner asks, the warehouse answers, and each hears of its own', async ({ assert }) => {
    const orderId = await makeConfirmed(dispatch)
    const stranger = await makeEmployee('agent', dispatch.departmentId)
    assert.equal(await refusalCode(() => request(orderId, { actor: stranger })), 'NOT_YOUR_ORDER')
    assert.equal(await refusalCode(() => request(orderId, { reason: ' ' })), 'REASON_MISSING')
    assert.equal(await refusalCode(() => decline(orderId)), 'NOTHING_ASKED')
    await request(orderId)
    const own = new DeclineRevocation()
    const code = await refusalCode(() =>
      own.handle({ orderId, reason: 'x', actor: dispatch.agent })
    )
    assert.equal(code, 'FORBIDDEN')
    assert.isNull((await news()).open)
    const warehouse = await new ReadRevocationNews().handle(dispatch.warehouseLead)
    assert.isAbove(warehouse.open!, 0)
    assert.isTrue(mayListen('revocations', dispatch.warehouseLead as never))
    assert.isFalse(mayListen('revocations', dispatch.agent as never))
    assert.isTrue(mayListen(`revocations/${dispatch.agent.id}`, dispatch.agent as never))
    assert.isFalse(mayListen(`revocations/${dispatch.agent.id}`, stranger as never))
  })

  test('through the pages: asked, on the list, declined with words', async ({ assert, client }) => {
    const orderId = await makeConfirmed(dispatch)
    const version = (await orderValue(orderId, 'version')) as number
    const orderNo = (await orderValue(orderId, 'order_no')) as string
    const asked = await ask(client, 'post', `/orders/${orderId}/revocation-requests`, {
      as: dispatch.agent,
      body: { version, wish: 'cancel', reason: '客户改主意' },
    })
    assert.equal(asked.status(), 200)
    const { rows } = await new ListRevocationRequests().handle({ q: orderNo })
    assert.containSubset(rows[0], { orderId, wish: 'cancel', status: 'open' })
    const page = await visit(client, '/orders/revocation-requests', dispatch.warehouseLead)
    page.assertInertiaComponent('orders/revocation_requests')
    const declined = await ask(client, 'post', `/orders/${orderId}/revocation-refusals`, {
      as: dispatch.warehouseLead,
      body: { version: asked.body().version, reason: '已装车' },
    })
    assert.equal(declined.status(), 200)
    const told = await ask(client, 'get', '/orders/revocation-news', { as: dispatch.agent })
    assert.equal(told.body().answers[0].answer, '已装车')
    const seen = await ask(client, 'patch', '/orders/revocation-news', {
      as: dispatch.agent,
      body: { until: told.body().answers[0].id },
    })
    assert.equal(seen.status(), 204)
  })
})
