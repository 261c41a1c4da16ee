import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import {
  type Trade,
  makeEmployee,
  makeOrder,
  makeTrade,
  orderRow,
} from '#database/factories/orders'
import { ORDER_EVENTS, ORDER_STATUSES, orderMachine } from '#app/orders/order_states'
import { TransitionOrder } from '#app/orders/services/transition_order'
import { refusal } from '#tests/support/refusal'

test.group('Every state and every event', (group) => {
  let trade: Trade
  group.setup(async () => {
    trade = await makeTrade()
  })

  for (const status of ORDER_STATUSES) {
    test(`from ${status}: the edges go through with a history row, all others are refused and say why`, async ({
      assert,
    }) => {
      const director = await makeEmployee('super_admin', trade.departmentId)
      const { orderId, orderNo } = await makeOrder(trade)
      const machine = orderMachine(false)
      for (const event of ORDER_EVENTS) {
        await db.from('orders').where('id', orderId).update({ status })
        const before = await orderRow(orderId)
        const edge = machine.edge(status, event)
        const attempt = () =>
          new TransitionOrder().handle({ order: orderId, event, actor: director })
        if (edge) {
          await attempt()
          const after = await orderRow(orderId)
          assert.equal(after.status, edge.to, event)
          assert.equal(after.version, before.version + 1)
          const last = await db
            .from('order_events')
            .where('order_id', orderId)
            .orderBy('id', 'desc')
            .first()
          assert.containSubset(last, {
            event,
            from_status: status,
            to_status: edge.to,
            employee_id: director.id,
            version: after.version,
          })
        } else {
          const error = await refusal(attempt)
          assert.equal(error.code, 'ILLEGAL_TRANSITION', event)
          assert.equal(error.messageKey, `orders.errors.illegal_transition.${status}`)
          assert.equal(error.values.orderNo, orderNo)
          assert.equal(error.details.status, status)
          assert.sameMembers(
            error.details.allowed as string[],
            machine.events(status).filter((one) => one !== 'exception')
          )
          assert.deepEqual(await orderRow(orderId), before)
        }
      }
    })
  }
})
