import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { agentChannel } from '#core/live/channels'
import { FakeLive } from '#core/live/fake_live'
import { live } from '#core/live/live'
import { DeskTasks } from '#app/desk/queries/desk_tasks'
import TellDeskTasks from '#app/desk/listeners/tell_desk_tasks'
import OrderTransitioned from '#app/orders/events/order_transitioned'
import { ConfirmOrder } from '#app/orders/services/confirm_order'
import { DeleteOrder } from '#app/orders/services/delete_order'
import { EditOrder } from '#app/orders/services/edit_order'
import { RevokeOrder } from '#app/orders/services/revoke_order'
import { VoidWaybill } from '#app/logistics/services/void_waybill'
import { type Dispatch, makeDispatch, makePrinted } from '#database/factories/logistics'
import { makeOrder, orderRow } from '#database/factories/orders'
import { ask } from '#tests/support/visit'

test.group('Orders that logistics gave back to their taker (TR7, TR13)', (group) => {
  let dispatch: Dispatch
  group.each.setup(async () => {
    dispatch = await makeDispatch()
  })

  const tasks = () => new DeskTasks().handle(dispatch.agent.id)

  const revoked = async (reason = '地址不对') => {
    const { orderId } = await makeOrder(dispatch, { confirm: true })
    await new RevokeOrder().handle({ actor: dispatch.warehouseLead, orderId, reason })
    return orderId
  }

  test('stand at the desk of the taker alone, with who and why, the longest waiting first', async ({
    assert,
  }) => {
    assert.lengthOf(await tasks(), 0)
    const first = await revoked()
    const { orderId: second } = await makePrinted(dispatch)
    await new VoidWaybill().handle({
      orderId: second,
      because: 'wrong_order',
      reason: '规格打错',
      actor: dispatch.warehouseLead,
    })
    const [one, two, ...more] = await tasks()
    assert.lengthOf(more, 0)
    assert.containSubset(one, {
      orderId: first,
      by: dispatch.warehouseLead.name,
      reason: '地址不对',
      lineCount: 2,
      totalFen: 53_600,
    })
    assert.containSubset(two, { orderId: second, reason: '规格打错' })
    assert.lengthOf(await new DeskTasks().handle(dispatch.lead.id), 0)
  })

  test('are gone once confirmed again or deleted', async ({ assert }) => {
    const again = await revoked()
    const dropped = await revoked()
    await new ConfirmOrder().handle({ actor: dispatch.agent, orderId: again })
    await new DeleteOrder().handle({ actor: dispatch.lead, orderId: dropped })
    assert.lengthOf(await tasks(), 0)
  })

  test('the step that brought it back is told, not a later edit', async ({ assert }) => {
    const orderId = await revoked('电话少一位')
    const { version } = await orderRow(orderId)
    await new EditOrder().handle({ actor: dispatch.agent, orderId, version, remark: '已核对' })
    const [task] = await tasks()
    assert.equal(task.reason, '电话少一位')
  })

  test('the desk is told when one comes and when one goes, of nothing else', async ({
    assert,
    cleanup,
  }) => {
    const { orderId } = await makeOrder(dispatch)
    const fake = new FakeLive()
    const move = (event: string, from: string, to: string) =>
      new TellDeskTasks().handle(
        new OrderTransitioned({ orderId, event, from, to } as OrderTransitioned['transition'])
      )
    cleanup(live.swap(fake))
    await move('confirm', 'draft', 'confirmed')
    await move('edit', 'revoked', 'revoked')
    assert.lengthOf(fake.sent, 0)
    await move('revoke', 'confirmed', 'revoked')
    await move('confirm', 'revoked', 'confirmed')
    await move('delete', 'revoked', 'revoked')
    const told = { type: 'desk_tasks' }
    assert.deepEqual(fake.on(agentChannel(dispatch.agent.id)), [told, told, told])
  })

  test('the desk gets the order as it is to be written, with what is known of its goods today', async ({
    client,
    assert,
  }) => {
    const orderId = await revoked()
    await db
      .from('products')
      .where('id', dispatch.productIds[0])
      .update({ floor_price_fen: 33_000 })
    const answer = await ask(client, 'get', `/desk/orders/${orderId}`, { as: dispatch.agent })
    answer.assertStatus(200)
    const { order } = answer.body()
    assert.containSubset(order, {
      id: orderId,
      status: 'revoked',
      paymentMode: 'cod',
      source: null,
    })
    assert.containSubset(order.lines[0], {
      position: 1,
      productId: dispatch.productIds[0],
      unitPriceFen: 39_800,
      floorPriceFen: 33_000,
      quantity: 1,
      sellingMethod: 'direct',
    })
    const missing = await ask(client, 'get', '/desk/orders/2147483647', { as: dispatch.agent })
    missing.assertStatus(404)
  })
})
