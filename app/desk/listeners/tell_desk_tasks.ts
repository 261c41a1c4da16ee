import db from '@adonisjs/lucid/services/db'
import { agentChannel } from '#core/live/channels'
import { live } from '#core/live/live'
import type OrderTransitioned from '#app/orders/events/order_transitioned'

/** An order came back to its taker's desk, or is off it: the desk looks again. */
export default class TellDeskTasks {
  async handle({ transition: { orderId, event, from, to } }: OrderTransitioned) {
    const deleted = event === 'delete' && from === 'revoked'
    if (!deleted && (from === to || (from !== 'revoked' && to !== 'revoked'))) return
    const order = await db.from('orders').where('id', orderId).select('employee_id').first()
    if (order) await live.send(agentChannel(order.employee_id), { type: 'desk_tasks' })
  }
}
