import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { givenCall, givenOrder, givenOrderGround } from '#tests/functional/statistics/given_facts'

const now = () => ({ created_at: new Date(), updated_at: new Date() })

/** Letters that nothing else in the database begins with. */
export const unique = () => `Q${randomUUID().replaceAll('-', '').slice(0, 7).toUpperCase()}`

/** Digits of a mobile number that nobody else has. */
export const freePhone = () => `199${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`

export async function givenCustomer(fields: { no: string; name: string; phone: string }) {
  const [id] = await db
    .table('customers')
    .insert({ customer_no: fields.no, name: fields.name, origin: 'inbound', ...now() })
  await db.table('customer_phones').insert({
    customer_id: id,
    position: 1,
    number: fields.phone,
    kind: 'mobile',
    created_at: new Date(),
  })
  return Number(id)
}

/**
 * One thing of each kind: everything with a number begins with `mark`, everything with a name with `mark` too, the
 * customer and the call have `phone`, the waybill is `<mark>W1`.
 */
export async function givenFindable() {
  const mark = unique()
  const phone = freePhone()
  const ground = await givenOrderGround()
  const at = DateTime.fromISO('2026-03-05T23:30:00Z')
  const orderId = await givenOrder(ground, { at, status: 'printed' })
  await db
    .from('orders')
    .where('id', orderId)
    .update({ order_no: `${mark}01`, receiver_name: '张文', receiver_phone: phone })
  const method = await db
    .from('delivery_methods')
    .where('id', ground.deliveryMethodId)
    .firstOrFail()
  const [warehouseId] = await db
    .table('warehouses')
    .insert({ code: mark, name: '济南仓', ...now() })
  await db.table('shipments').insert({
    order_id: orderId,
    status: 'printed',
    carrier_id: method.carrier_id,
    warehouse_id: warehouseId,
    waybill_no: `${mark}W1`,
    ...now(),
  })
  const customerId = await givenCustomer({ no: `${mark}02`, name: `${mark}客户`, phone })
  await db
    .from('products')
    .where('id', ground.productId)
    .update({ short_code: `${mark}03`, name: `${mark}护眼仪` })
  const placementId = await givenSlot(`${mark}卫视`, ground.productId, DateTime.utc())
  const callId = await givenCall({ at, shares: [], number: phone })
  return { ...ground, mark, phone, orderId, customerId, placementId, callId }
}

/** A placement of the product on a channel of this name, which is made when it is new. */
export async function givenSlot(channel: string, productId: number, startsAt: DateTime) {
  const known = await db.from('channels').where('name', channel).first()
  const [channelId] = known
    ? [known.id]
    : await db
        .table('channels')
        .insert({ code: unique(), name: channel, media_type: 'tv', ...now() })
  const [groupId] = await db.table('acd_groups').insert({ code: unique(), name: '一组', ...now() })
  const [numberId] = await db
    .table('service_numbers')
    .insert({ number: unique(), name: '热线', acd_group_id: groupId, ...now() })
  const [id] = await db.table('placements').insert({
    channel_id: channelId,
    product_id: productId,
    service_number_id: numberId,
    starts_at: startsAt.toJSDate(),
    duration_s: 600,
    cost_fen: 0,
    ...now(),
  })
  return Number(id)
}
