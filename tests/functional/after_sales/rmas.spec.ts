import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { ShowRma } from '#app/after_sales/queries/show_rma'
import { CloseRma } from '#app/after_sales/services/close_rma'
import { DecideRma } from '#app/after_sales/services/decide_rma'
import { DecideTrial } from '#app/after_sales/services/decide_trial'
import { ExchangeRma } from '#app/after_sales/services/exchange_rma'
import { ReceiveRma } from '#app/after_sales/services/receive_rma'
import { RefundRma } from '#app/after_sales/services/refund_rma'
import { type RequestRmaInput, rightUntil } from '#app/after_sales/services/request_rma'
import { CorrectFeedback } from '#app/logistics/services/correct_feedback'
import { type Dispatch, makeDispatch, makePrinted } from '#database/factories/logistics'
import { orderRow, orderValue } from '#database/factories/orders'
import { refusal, refusalCode } from '#tests/support/refusal'
import { givenRmas } from '#tests/functional/after_sales/given_rmas'
import { ask, visit } from '#tests/support/visit'

test.group('After-sales', (group) => {
  let dispatch: Dispatch
  let first: number
  let second: number
  let given: ReturnType<typeof givenRmas>
  group.each.setup(async () => {
    dispatch = await makeDispatch({ stock: 20 })
    ;[first, second] = dispatch.productIds
    given = givenRmas(dispatch)
  })

  const rmaRow = (id: number) => db.from('rmas').where('id', id).firstOrFail()
  const level = (productId: number) =>
    db.from('stock_levels').where('product_id', productId).firstOrFail()

  test('TR22 within seven days no reason is asked, and the deadline is written down', async ({
    assert,
  }) => {
    const orderId = await given.delivered()
    const at = (await orderValue(orderId, 'fed_back_at')) as Date
    const { id, basis } = await given.request(orderId, {}, await given.later(orderId, 7))
    assert.equal(basis, 'no_reason')
    const shown = await new ShowRma().handle({ rmaId: id, actor: dispatch.lead })
    assert.equal(shown.rightUntil, rightUntil(at))
    assert.equal(await orderValue(orderId, 'status'), 'delivered')
  })

  test('the right ends with the seventh day after the day of delivery, by business days', ({
    assert,
  }) => {
    const instant = (text: string) => DateTime.fromISO(text, { zone: 'Asia/Shanghai' }).toJSDate()
    assert.equal(rightUntil(instant('2026-12-01T00:05')), '2026-12-08')
    assert.equal(rightUntil(instant('2026-12-01T23:55')), '2026-12-08')
  })

  test('later a reason is needed; an excluded product needs one from the first day', async ({
    assert,
  }) => {
    const orderId = await given.delivered()
    const late = await given.later(orderId, 9)
    const error = await refusal(() => given.request(orderId, {}, late))
    assert.equal(error.code, 'REASON_NEEDED')
    assert.equal(error.field, 'reason')
    const { basis, id } = await given.request(orderId, { reason: 'quality' }, late)
    assert.equal(basis, 'with_reason')
    await new DecideRma().handle({
      rmaId: id,
      approved: false,
      reason: '超过三包期',
      actor: dispatch.lead,
    })
    await new CloseRma().handle({ rmaId: id, actor: dispatch.lead })
    await db.from('products').where('id', first).update({ return_excluded: true })
    assert.equal(await refusalCode(() => given.request(orderId)), 'RETURN_EXCLUDED')
    await given.request(orderId, { reason: 'damaged' })
  })

  test('never more than was delivered, one open case an order, told with state, who and when', async ({
    assert,
  }) => {
    const orderId = await given.delivered()
    const ofLines = (lines: RequestRmaInput['lines']) =>
      refusalCode(() => given.request(orderId, { lines }))
    assert.equal(await ofLines([]), 'LINES_MISSING')
    assert.equal(await ofLines([{ position: 9, quantity: 1 }]), 'LINE_UNKNOWN')
    assert.equal(await ofLines([{ position: 1, quantity: 3 }]), 'TOO_MANY')
    assert.equal(await ofLines([{ position: 1, quantity: 0 }]), 'TOO_MANY')
    const { id } = await given.request(orderId)
    const open = await refusal(() =>
      given.request(orderId, { lines: [{ position: 2, quantity: 1 }] })
    )
    assert.equal(open.messageKey, 'after_sales.errors.rma_open.requested')
    assert.equal(open.values.by, dispatch.agent.name)
    await given.through(id)
    await given.refund(id)
    await new CloseRma().handle({ rmaId: id, actor: dispatch.lead })
    assert.equal(await ofLines([{ position: 1, quantity: 2 }]), 'TOO_MANY')
    await given.request(orderId, { lines: [{ position: 1, quantity: 1 }] })
  })

  test('TR23 the whole way to a refund: goods through quarantine, money, points back', async ({
    assert,
  }) => {
    const orderId = await given.delivered()
    assert.equal(await given.pointsOf(orderId), 796)
    const { id } = await given.request(orderId)
    await given.approve(id)
    await given.receive(id)
    assert.containSubset(await level(first), { on_hand: 18, quarantine: 1 })
    await given.inspect(id)
    assert.containSubset(await level(first), { on_hand: 19, quarantine: 0 })
    await given.refund(id)
    assert.equal(await given.pointsOf(orderId), 398)
    assert.containSubset(await rmaRow(id), { status: 'refunded', refund_fen: 39_800, open: 1 })
    assert.containSubset(await orderRow(orderId), {
      status: 'delivered',
      cod_state: 'collected',
    })
    await new CloseRma().handle({ rmaId: id, actor: dispatch.lead })
    assert.containSubset(await rmaRow(id), { status: 'closed', open: null })
    const events = await db.from('order_events').where('order_id', orderId).orderBy('id')
    assert.deepEqual(
      events.map(({ event }) => event).filter((event) => event.startsWith('rma_')),
      ['rma_request', 'rma_approve', 'rma_receive', 'rma_inspect', 'rma_refund', 'rma_close']
    )
  })

  test('no more money than the goods cost, and a reference is booked once', async ({ assert }) => {
    const orderId = await given.delivered()
    const { id } = await given.request(orderId)
    await given.through(id)
    const most = await refusal(() => given.refund(id, 39_801))
    assert.equal(most.code, 'AMOUNT_INVALID')
    assert.equal(most.values.most, '398.00')
    assert.equal(await refusalCode(() => given.refund(id, 0)), 'AMOUNT_INVALID')
    const reference = randomUUID()
    await given.refund(id, 30_000, reference)
    const other = await given.delivered()
    const { id: otherId } = await given.request(other)
    await given.through(otherId)
    assert.equal(await refusalCode(() => given.refund(otherId, 100, reference)), 'REFUND_BOOKED')
    assert.equal((await rmaRow(otherId)).status, 'inspected')
    assert.equal(await given.pointsOf(other), 796)
  })

  test('an exchange is an order of its own at no price, linked, and keeps the points', async ({
    assert,
  }) => {
    const orderId = await given.delivered()
    const { id } = await given.request(orderId, { kind: 'exchange', reason: 'quality' })
    await given.through(id)
    const { exchangeOrderId } = await new ExchangeRma().handle({
      rmaId: id,
      actor: dispatch.lead,
    })
    assert.containSubset(await orderRow(exchangeOrderId), {
      status: 'draft',
      total_fen: 0,
      exchange_of_id: orderId,
      placement_id: null,
    })
    const lines = await db.from('order_lines').where('order_id', exchangeOrderId)
    assert.lengthOf(lines, 1)
    assert.containSubset(lines[0], { product_id: first, quantity: 1, unit_price_fen: 0 })
    assert.equal(await given.pointsOf(orderId), 796)
    assert.equal(await refusalCode(() => given.refund(id)), 'RMA_STATE')
  })

  test('each step out of turn is refused and names the state, who and when', async ({ assert }) => {
    const orderId = await given.delivered()
    const { id } = await given.request(orderId)
    const steps = {
      approve: () => given.approve(id),
      receive: () => given.receive(id),
      inspect: () => given.inspect(id),
      refund: () => given.refund(id),
      close: () => new CloseRma().handle({ rmaId: id, actor: dispatch.lead }),
    }
    const refuses = async (state: string, by: string, names: (keyof typeof steps)[]) => {
      for (const name of names) {
        const error = await refusal(steps[name])
        assert.equal(error.messageKey, `after_sales.errors.rma_state.${state}`, name)
        assert.equal(error.values.by, by)
        assert.match(String(error.values.at), /^\d\d-\d\d /)
      }
    }
    await refuses('requested', dispatch.agent.name, ['receive', 'inspect', 'refund', 'close'])
    await steps.approve()
    await refuses('approved', dispatch.lead.name, ['approve', 'inspect', 'refund'])
    await steps.receive()
    await refuses('received', dispatch.clerk.name, ['approve', 'receive', 'refund', 'close'])
    await steps.inspect()
    await refuses('inspected', dispatch.clerk.name, ['approve', 'receive', 'inspect', 'close'])
    await steps.refund()
    await refuses('refunded', dispatch.finance.name, ['approve', 'receive', 'inspect', 'refund'])
    await steps.close()
    await refuses('closed', dispatch.lead.name, Object.keys(steps) as (keyof typeof steps)[])
  })

  test('each step is for its own people', async ({ assert }) => {
    const orderId = await given.delivered()
    const forbidden = async (work: () => Promise<unknown>) =>
      assert.equal(await refusalCode(work), 'FORBIDDEN')
    await forbidden(() => given.request(orderId, { actor: dispatch.clerk }))
    const { id } = await given.request(orderId)
    await forbidden(() =>
      new DecideRma().handle({ rmaId: id, approved: true, actor: dispatch.agent })
    )
    await given.approve(id)
    await forbidden(() => new ReceiveRma().handle({ rmaId: id, actor: dispatch.agent }))
    await given.receive(id)
    await given.inspect(id)
    await forbidden(() =>
      new RefundRma().handle({
        rmaId: id,
        amountFen: 1,
        method: '现金',
        reference: randomUUID(),
        actor: dispatch.lead,
      })
    )
  })

  test('only delivered orders; and refunded by two at once, once', async ({ assert }) => {
    const { orderId: printed } = await makePrinted(dispatch)
    assert.equal(await refusalCode(() => given.request(printed)), 'ILLEGAL_TRANSITION')
    const orderId = await given.delivered()
    const { id } = await given.request(orderId)
    await given.through(id)
    const results = await Promise.allSettled([given.refund(id), given.refund(id), given.refund(id)])
    assert.lengthOf(
      results.filter(({ status }) => status === 'fulfilled'),
      1
    )
    assert.equal(await given.pointsOf(orderId), 398)
  })

  test('asked for by two at once, one case is opened', async ({ assert }) => {
    const orderId = await given.delivered()
    const results = await Promise.allSettled([given.request(orderId), given.request(orderId)])
    const lost = results.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    assert.deepEqual(lost, ['RMA_OPEN'])
  })

  test('TR20 a delivery with a case, or with a decided trial, is not corrected any more', async ({
    assert,
  }) => {
    const correct = (orderId: number) =>
      refusalCode(() =>
        new CorrectFeedback().handle({ orderId, reason: '错', actor: dispatch.warehouseLead })
      )
    const orderId = await given.delivered()
    await given.request(orderId)
    assert.equal(await correct(orderId), 'AFTER_SALES_EXIST')
    const trial = await given.delivered({ lines: [{ productId: second, isTrial: true }] })
    await new DecideTrial().handle({
      orderId: trial,
      kept: true,
      positions: null,
      actor: dispatch.agent,
    })
    assert.equal(await correct(trial), 'TRIAL_DECIDED')
  })

  test('TR26 a trial that is kept earns its points then, once', async ({ assert }) => {
    const orderId = await given.delivered({
      lines: [{ productId: first }, { productId: second, quantity: 2, isTrial: true }],
    })
    assert.equal(await given.pointsOf(orderId), 398)
    const outcome = async () => {
      const rows = await db.from('order_lines').where('order_id', orderId).orderBy('position')
      return rows.map((row) => row.trial_outcome)
    }
    assert.deepEqual(await outcome(), [null, 'pending'])
    assert.equal(
      await refusalCode(() => given.request(orderId, { lines: [{ position: 2, quantity: 1 }] })),
      'TRIAL_PENDING'
    )
    const keep = () =>
      new DecideTrial().handle({ orderId, kept: true, positions: null, actor: dispatch.agent })
    await keep()
    assert.deepEqual(await outcome(), [null, 'kept'])
    assert.equal(await given.pointsOf(orderId), 398 + 276)
    assert.equal(await refusalCode(keep), 'NOTHING_ON_TRIAL')
  })

  test('TR26 a trial goes back at any time without a reason, and takes no points with it', async ({
    assert,
  }) => {
    const orderId = await given.delivered({
      lines: [{ productId: second }, { productId: first, isTrial: false }],
    })
    await db.from('order_lines').where({ order_id: orderId, position: 2 }).update({
      is_trial: true,
      trial_outcome: 'pending',
    })
    const before = await given.pointsOf(orderId)
    const clock = await given.later(orderId, 60)
    const { rmaId } = await new DecideTrial(clock).handle({
      orderId,
      kept: false,
      positions: [2],
      actor: dispatch.agent,
    })
    assert.containSubset(await rmaRow(rmaId!), { basis: 'trial', status: 'requested' })
    await given.through(rmaId!)
    await given.refund(rmaId!)
    assert.equal(await given.pointsOf(orderId), before)
  })

  test('through the pages: found by its number, asked for, shown with what may be done', async ({
    assert,
    client,
  }) => {
    const orderId = await given.delivered()
    const orderNo = (await orderValue(orderId, 'order_no')) as string
    const as = dispatch.agent
    const found = await ask(client, 'get', `/after-sales/orders?orderNo=${orderNo}`, { as })
    assert.containSubset(found.body(), { id: orderId, within: true })
    assert.equal(found.body().lines[0].returnable, 2)
    const asked = await ask(client, 'post', '/after-sales', {
      as,
      body: {
        orderId,
        version: found.body().version,
        kind: 'refund',
        reason: null,
        lines: [{ position: 1, quantity: 1 }],
      },
    })
    assert.equal(asked.status(), 200)
    const shown = await ask(client, 'get', `/after-sales/${asked.body().id}`, { as })
    assert.deepEqual(shown.body().actions, [
      { event: 'approve', allowed: false },
      { event: 'reject', allowed: false },
    ])
    const denied = await ask(client, 'post', `/after-sales/${asked.body().id}/decisions`, {
      as,
      body: { version: asked.body().version, approved: true },
    })
    assert.equal(denied.status(), 403)
    const page = await visit(client, '/after-sales', dispatch.lead)
    page.assertInertiaComponent('after_sales/index')
    const printed = await makePrinted(dispatch)
    const printedNo = (await orderValue(printed.orderId, 'order_no')) as string
    const early = await ask(client, 'get', `/after-sales/orders?orderNo=${printedNo}`, { as })
    assert.equal(early.status(), 409)
    assert.include(early.body().title, '已打印')
  })
})
