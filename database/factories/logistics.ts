import { randomBytes } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import type Employee from '#app/organisation/models/employee'
import type { PlaceOrderContent } from '#app/orders/order_content'
import { PrintOrder } from '#app/logistics/services/print_order'
import type { WaybillTemplate } from '#app/logistics/templates/catalogue'
import { type Trade, makeEmployee, makeOrder, makeTrade } from '#database/factories/orders'

const stamps = () => ({ created_at: new Date(), updated_at: new Date() })

/** Waybill numbers of a carrier; each call has a prefix of its own. */
export async function makeNumbers(carrierId: number, count = 100_000): Promise<string> {
  const prefix = `T${randomBytes(3).toString('hex').toUpperCase()}`
  await db.table('waybill_number_ranges').insert({
    carrier_id: carrierId,
    prefix,
    next_serial: 1,
    last_serial: count,
    digits: 6,
    ...stamps(),
  })
  return prefix
}

export type Dispatch = Trade & {
  /** May print, hand over and feed back. */
  clerk: Employee
  /** What the numbers of its waybills begin with. */
  prefix: string
}

/** A trade whose warehouse can work: a print form, waybill numbers, a clerk. Own delivery unless `own` says no. */
export async function makeDispatch(
  shape: { stock?: number; template?: WaybillTemplate; own?: boolean; numbers?: number } = {}
): Promise<Dispatch> {
  const trade = await makeTrade(shape.stock ?? 1000)
  await db
    .from('delivery_methods')
    .where('id', trade.deliveryMethodId)
    .update({ template: shape.template ?? 'local_slip' })
  await db
    .from('carriers')
    .where('id', trade.carrierId)
    .update({ own: shape.own ?? true })
  const clerk = await makeEmployee('warehouse', trade.warehouseLead.departmentId, [
    'feedback.record',
  ])
  const prefix = await makeNumbers(trade.carrierId, shape.numbers)
  return { ...trade, clerk, prefix }
}

/** An order of the trade, confirmed. */
export async function makeConfirmed(
  trade: Trade,
  content: Partial<PlaceOrderContent> = {}
): Promise<number> {
  const { orderId } = await makeOrder(trade, { ...content, confirm: true })
  return orderId
}

/** An order of the trade, printed by its clerk. */
export async function makePrinted(
  dispatch: Dispatch,
  content: Partial<PlaceOrderContent> = {}
): Promise<{ orderId: number; waybillNo: string; shipmentId: number }> {
  const orderId = await makeConfirmed(dispatch, content)
  const printed = await new PrintOrder().handle({ orderId, actor: dispatch.clerk })
  return { orderId, ...printed }
}
