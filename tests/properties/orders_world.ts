import db from '@adonisjs/lucid/services/db'
import { makeNumbers } from '#database/factories/logistics'
import { makeDeliveryMethod, makeEmployee, makeTrade } from '#database/factories/orders'
import type { Walker } from '#tests/properties/orders_walk'

/** A trade that walks begin in: few pieces, so that orders have to wait for stock, and a carrier with numbers. */
export async function makeWalker(stock = 12): Promise<Walker> {
  const trade = await makeTrade(stock)
  const method = await makeDeliveryMethod({ own: false })
  await makeNumbers(method.carrierId, 999_999)
  const warehouseLead = await makeEmployee('warehouse_lead', trade.warehouseLead.departmentId, [
    'orders.revoke',
    'orders.cancel',
    'feedback.record',
    'access.remote',
  ])
  return { trade: { ...trade, deliveryMethodId: method.id }, warehouseLead, orders: [] }
}

/** Whether a parcel must be handed over before its feedback; null is the default. */
export async function requireHandover(value: boolean | null) {
  await db.from('settings').where('key', 'require_handover').delete()
  if (value === null) return
  await db
    .table('settings')
    .insert({ key: 'require_handover', value: JSON.stringify(value), updated_at: new Date() })
}
