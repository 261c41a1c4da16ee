import { createHmac } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ManualClock } from '#core/clock'
import { FakeQueue } from '#core/queue/fake_queue'
import { queue } from '#core/queue/queue'
import { inTransaction } from '#core/transaction'
import { DeliverToWebhook } from '#app/integrations/services/deliver_to_webhook'
import { ForgetDeliveries } from '#app/integrations/services/forget_deliveries'
import { Redeliver } from '#app/integrations/services/redeliver'
import { SaveWebhook } from '#app/integrations/services/save_webhook'
import { SpreadNews } from '#app/integrations/services/spread_news'
import TellWebhooksJob from '#app/integrations/jobs/tell_webhooks'
import { RETRY_SECONDS } from '#app/integrations/webhook_retries'
import { ORDER_NEWS, type OrderNewsType } from '#app/orders/order_news'
import { CancelOrder } from '#app/orders/services/cancel_order'
import { DeleteOrder } from '#app/orders/services/delete_order'
import { PlaceOrder } from '#app/orders/services/place_order'
import { type Trade, makeOrder, makeTrade, orderContent } from '#database/factories/orders'
import { WebhookReceiver } from '#tests/support/webhook_receiver'

test.group('Webhooks', (group) => {
  let trade: Trade
  let receiver: WebhookReceiver

  group.setup(async () => {
    trade = await makeTrade(1000)
  })

  group.each.setup(async () => {
    await db.from('order_events').where('untold', 1).update({ untold: null })
    await db.from('webhooks').delete()
    await db
      .table('settings')
      .insert({ key: 'webhook_networks', value: '["127.0.0.0/8"]', updated_at: new Date() })
    receiver = await WebhookReceiver.open()
    return async () => {
      await receiver.close()
      await db.from('settings').where('key', 'webhook_networks').delete()
      await db.from('webhooks').delete()
    }
  })

  async function givenWebhook(
    events: readonly OrderNewsType[] = ORDER_NEWS,
    url = receiver.url
  ): Promise<{ id: number; secret: string }> {
    const { id, secret } = await new SaveWebhook().handle({
      actorId: trade.lead.id,
      id: null,
      label: '官网商城',
      url,
      events: [...events],
      active: true,
    })
    return { id, secret: secret! }
  }

  /** What the beat does, at this clock. */
  async function tell(webhookId: number, clock?: ManualClock) {
    while ((await new SpreadNews(clock).handle()) > 0);
    await new DeliverToWebhook(clock).handle({ webhookId })
  }

  const deliveries = (webhookId: number) =>
    db.from('webhook_deliveries').where('webhook_id', webhookId).orderBy('id')

  test('what happens to an order is told once each, in its order, signed', async ({ assert }) => {
    const hook = await givenWebhook()
    const { orderId, orderNo } = await makeOrder(trade, { confirm: true })
    await new CancelOrder().handle({
      actor: trade.warehouseLead,
      orderId,
      reason: '客户不要了',
    })
    await tell(hook.id)
    assert.deepEqual(receiver.types, ['order.created', 'order.confirmed', 'order.cancelled'])
    const [created, , cancelled] = receiver.received
    const message = JSON.parse(cancelled!.body)
    assert.containsSubset(message, {
      type: 'order.cancelled',
      data: { orderId, orderNo, from: 'confirmed', status: 'cancelled', version: 3 },
    })
    assert.equal(message.id, cancelled!.headers['spotline-event-id'])
    assert.equal(created!.headers['content-type'], 'application/json')
    for (const { headers, body } of receiver.received) {
      const [, seconds, mac] = /^t=(\d+),v1=(\w{64})$/.exec(String(headers['spotline-signature']))!
      const expected = createHmac('sha256', hook.secret).update(`${seconds}.${body}`).digest('hex')
      assert.equal(mac, expected)
      assert.closeTo(Number(seconds), Date.now() / 1000, 5)
    }
    await tell(hook.id)
    assert.lengthOf(receiver.received, 3)
    const states = await deliveries(hook.id).select('state', 'attempts')
    assert.deepEqual(
      states.map((row) => ({ ...row })),
      Array.from({ length: 3 }, () => ({ state: 'delivered', attempts: 1 }))
    )
  })

  test('only what was asked for, and nothing of edits', async ({ assert }) => {
    const hook = await givenWebhook(['order.deleted'])
    const { orderId } = await makeOrder(trade)
    await new DeleteOrder().handle({ actor: trade.agent, orderId })
    await tell(hook.id)
    assert.deepEqual(receiver.types, ['order.deleted'])
  })

  test('what was rolled back is never told', async ({ assert }) => {
    const hook = await givenWebhook()
    const content = await orderContent(trade, { confirm: true, address: '' })
    await assert.rejects(() => new PlaceOrder().handle({ ...content, actor: trade.agent }))
    await assert.rejects(() =>
      inTransaction(async () => {
        const whole = await orderContent(trade)
        await new PlaceOrder().handle({ ...whole, actor: trade.agent })
        throw new Error('no')
      })
    )
    await tell(hook.id)
    assert.isEmpty(receiver.received)
  })

  test('a refusal is tried again later: the same bytes, and not before their time', async ({
    assert,
  }) => {
    const hook = await givenWebhook(['order.created'])
    const clock = new ManualClock('2026-03-02T08:00:00Z')
    await makeOrder(trade)
    receiver.status = 503
    await tell(hook.id, clock)
    await tell(hook.id, clock)
    assert.lengthOf(receiver.received, 1)
    clock.advance({ seconds: RETRY_SECONDS[0]! - 1 })
    await tell(hook.id, clock)
    assert.lengthOf(receiver.received, 1)
    clock.advance({ seconds: 1 })
    receiver.status = 204
    await tell(hook.id, clock)
    assert.lengthOf(receiver.received, 2)
    assert.equal(receiver.received[0]!.body, receiver.received[1]!.body)
    const [delivery] = await deliveries(hook.id)
    assert.include(delivery, { state: 'delivered', attempts: 2 })
    const attempts = await db
      .from('webhook_attempts')
      .where('webhook_delivery_id', delivery.id)
      .orderBy('id')
    assert.deepEqual(
      attempts.map(({ status }) => status),
      [503, 204]
    )
    assert.equal(attempts[0].answer, '谢谢')
  })

  test('the news after one that failed waits a little and follows', async ({ assert }) => {
    const hook = await givenWebhook(['order.created'])
    const clock = new ManualClock('2026-03-02T08:00:00Z')
    for (let count = 0; count < 3; count += 1) await makeOrder(trade)
    receiver.status = 500
    await tell(hook.id, clock)
    assert.lengthOf(receiver.received, 1)
    receiver.status = 200
    clock.advance({ seconds: 10 })
    await tell(hook.id, clock)
    assert.lengthOf(receiver.received, 4)
  })

  test('after the last attempt it has failed; by hand it is sent again', async ({ assert }) => {
    const hook = await givenWebhook(['order.created'])
    const clock = new ManualClock('2026-03-02T08:00:00Z')
    await makeOrder(trade)
    receiver.status = 500
    for (const seconds of [0, ...RETRY_SECONDS]) {
      clock.advance({ seconds })
      // It is told of a success now and then, so that it stays switched on.
      await db.from('webhooks').where('id', hook.id).update({ failing_since: null })
      await tell(hook.id, clock)
    }
    const [failed] = await deliveries(hook.id)
    assert.include(failed, { state: 'failed', attempts: RETRY_SECONDS.length + 1 })
    clock.advance({ days: 1 })
    await tell(hook.id, clock)
    assert.lengthOf(receiver.received, RETRY_SECONDS.length + 1)
    receiver.status = 200
    await new Redeliver(clock).handle({
      actorId: trade.lead.id,
      webhookId: hook.id,
      deliveryId: failed.id,
    })
    await tell(hook.id, clock)
    const [sent] = await deliveries(hook.id)
    assert.include(sent, { state: 'delivered', attempts: 1 })
  })

  test('an address that takes nothing for a day is switched off, which is written down', async ({
    assert,
  }) => {
    const hook = await givenWebhook(['order.created'])
    const clock = new ManualClock('2026-03-02T08:00:00Z')
    receiver.status = 500
    await makeOrder(trade)
    await tell(hook.id, clock)
    clock.advance({ hours: 23 })
    await tell(hook.id, clock)
    const still = await db.from('webhooks').where('id', hook.id).firstOrFail()
    assert.equal(still.active, 1)
    clock.advance({ hours: 2 })
    await tell(hook.id, clock)
    const off = await db.from('webhooks').where('id', hook.id).firstOrFail()
    assert.equal(off.active, 0)
    assert.isNotNull(off.disabled_at)
    const entries = await db
      .from('audit_entries')
      .where({ action: 'webhooks.disable', subject_id: String(hook.id) })
    assert.lengthOf(entries, 1)
    const before = receiver.received.length
    await makeOrder(trade)
    clock.advance({ hours: 24 })
    await tell(hook.id, clock)
    assert.lengthOf(receiver.received, before)

    receiver.status = 200
    await new SaveWebhook(clock).handle({
      actorId: trade.lead.id,
      id: hook.id,
      label: '官网商城',
      url: receiver.url,
      events: ['order.created'],
      active: true,
    })
    await tell(hook.id, clock)
    assert.lengthOf(receiver.received, before + 1)
  })

  test('nothing inside is reached, by number or by name, unless its network is allowed', async ({
    assert,
  }) => {
    await db.from('settings').where('key', 'webhook_networks').update({ value: '[]' })
    const byName = await givenWebhook(['order.created'], `http://localhost:${receiver.port}/`)
    for (const address of [
      'http://127.0.0.1/',
      'http://10.1.2.3/',
      'http://[::1]/',
      'http://[::ffff:10.0.0.1]/',
      'http://169.254.169.254/latest',
    ]) {
      await assert.rejects(() => givenWebhook(['order.created'], address), 'FIELD_REFUSED')
    }
    for (const address of ['ftp://example.com/', 'https://user:pass@example.com/', 'nonsense']) {
      await assert.rejects(() => givenWebhook(['order.created'], address), 'FIELD_REFUSED')
    }
    const byNumber = await givenWebhook(['order.created']).catch(() => null)
    assert.isNull(byNumber)
    await makeOrder(trade)
    await tell(byName.id)
    assert.isEmpty(receiver.received)
    const [attempt] = await db
      .from('webhook_attempts as attempt')
      .join('webhook_deliveries as delivery', 'delivery.id', 'attempt.webhook_delivery_id')
      .where('delivery.webhook_id', byName.id)
      .select('attempt.error')
    assert.equal(attempt.error, 'PRIVATE_ADDRESS')
  })

  test('a redirect is no success and is not followed', async ({ assert }) => {
    const hook = await givenWebhook(['order.created'])
    receiver.status = 302
    receiver.location = `http://127.0.0.1:${receiver.port}/elsewhere`
    await makeOrder(trade)
    await tell(hook.id)
    assert.deepEqual(
      receiver.received.map(({ path }) => path),
      ['/hooks']
    )
    const [delivery] = await deliveries(hook.id)
    assert.equal(delivery.state, 'waiting')
  })

  test('two workers at once spread and send everything once', async ({ assert }) => {
    const hook = await givenWebhook(['order.created'])
    for (let count = 0; count < 6; count += 1) await makeOrder(trade)
    await Promise.all(Array.from({ length: 4 }, () => new SpreadNews().handle()))
    assert.lengthOf(await deliveries(hook.id), 6)
    await Promise.all(
      Array.from({ length: 4 }, () => new DeliverToWebhook().handle({ webhookId: hook.id }))
    )
    const ids = receiver.received.map(({ headers }) => headers['spotline-event-id'])
    assert.lengthOf(ids, 6)
    assert.lengthOf(new Set(ids), 6)
  })

  test('a worker that died in an attempt leaves it to the next one', async ({ assert }) => {
    const hook = await givenWebhook(['order.created'])
    const clock = new ManualClock('2026-03-02T08:00:00Z')
    await makeOrder(trade)
    await new SpreadNews(clock).handle()
    await deliveries(hook.id).update({
      attempts: 1,
      next_attempt_at: clock.now().plus({ seconds: 60 }).toJSDate(),
    })
    await tell(hook.id, clock)
    assert.isEmpty(receiver.received)
    clock.advance({ seconds: 60 })
    await tell(hook.id, clock)
    assert.lengthOf(receiver.received, 1)
  })

  test('the beat asks the worker to send what is due, once for each address', async ({
    assert,
    cleanup,
  }) => {
    const fake = new FakeQueue()
    cleanup(queue.swap(fake))
    const hook = await givenWebhook(['order.created', 'order.confirmed'])
    await makeOrder(trade, { confirm: true })
    await new TellWebhooksJob().handle()
    assert.deepEqual(fake.jobs, [
      { name: 'integrations.deliver_to_webhook', payload: { webhookId: hook.id } },
    ])
    assert.isEmpty(await fake.work())
    assert.deepEqual(receiver.types, ['order.created', 'order.confirmed'])
    await new TellWebhooksJob().handle()
    assert.isEmpty(fake.jobs)
  })

  test('old deliveries that are over with are forgotten', async ({ assert }) => {
    const hook = await givenWebhook(['order.created'])
    await makeOrder(trade)
    await makeOrder(trade)
    await tell(hook.id)
    const [old, recent] = await deliveries(hook.id)
    await db
      .from('webhook_deliveries')
      .where('id', old.id)
      .update({ created_at: new Date(Date.now() - 31 * 86_400_000) })
    await new ForgetDeliveries().handle()
    assert.deepEqual(
      (await deliveries(hook.id)).map(({ id }) => id),
      [recent.id]
    )
  })
})
