/**
 * Where the search looks: each query goes by an index, stops at five rows and gives hits ready to show. The addresses
 * lead to the lists, narrowed to the one thing found.
 */
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { formatYuan } from '#core/money'
import { BUSINESS_ZONE, businessDay } from '#core/period'
import { maskPhone } from '#core/phone'
import type { SearchText } from '#app/desk/search_text'
import type { SearchHit, Seeker } from '#app/desk/search_hit'

export const MOST_OF_A_KIND = 5

const instant = (at: Date) => DateTime.fromJSDate(at, { zone: BUSINESS_ZONE })
const minute = (at: Date) => instant(at).toFormat('yyyy-MM-dd HH:mm')
const line = (...parts: (string | null)[]) => parts.filter(Boolean).join(' · ')

/** `/orders?created=2026-11-20..2026-11-20&q=…`: lists that search days are led to the right one. */
function listOf(path: string, filters: Record<string, string>): string {
  return `${path}?${new URLSearchParams(filters)}`
}

function onDay(at: Date): string {
  const day = businessDay(instant(at))
  return `${day}..${day}`
}

type OrderFound = {
  id: number
  order_no: string
  status: string
  created_at: Date
  total_fen: number | string
  receiver_name: string
  receiver_phone: string
}

const orderHref = (order: OrderFound) =>
  listOf('/orders', { created: onDay(order.created_at), q: order.order_no })

const ORDER_FIELDS = ['id', 'order_no', 'status', 'created_at', 'total_fen', 'receiver_name'].map(
  (column) => `orders.${column}`
)

function orders() {
  return db
    .from('orders')
    .whereNull('orders.deleted_at')
    .select(...ORDER_FIELDS, 'orders.receiver_phone')
    .limit(MOST_OF_A_KIND)
}

/** By the beginning of the order number, or the receiver's whole telephone number; newest first. */
export async function ordersLike({ number, phone, beginning }: SearchText): Promise<SearchHit[]> {
  const [numbered, received] = await Promise.all([
    number ? orders().where('order_no', 'like', beginning).orderBy('order_no', 'desc') : [],
    phone ? orders().where('receiver_phone', phone).orderBy('id', 'desc') : [],
  ])
  return [...(numbered as OrderFound[]), ...(received as OrderFound[])].map((order) => ({
    kind: 'order',
    id: order.id,
    title: order.order_no,
    detail: line(
      order.receiver_name,
      maskPhone(order.receiver_phone),
      `¥${formatYuan(Number(order.total_fen))}`,
      minute(order.created_at)
    ),
    href: orderHref(order),
    state: order.status,
  }))
}

/** By the whole waybill number, voided ones included. */
export async function waybillsOf({ number }: SearchText): Promise<SearchHit[]> {
  if (number === null) return []
  const found: (OrderFound & { shipment_id: number; waybill_no: string; carrier: string })[] =
    await orders()
      .join('shipments', 'shipments.order_id', 'orders.id')
      .join('carriers', 'carriers.id', 'shipments.carrier_id')
      .where('shipments.waybill_no', number)
      .orderBy('shipments.id', 'desc')
      .select('shipments.id as shipment_id', 'shipments.waybill_no', 'carriers.name as carrier')
  return found.map((waybill) => ({
    kind: 'waybill',
    id: waybill.shipment_id,
    title: waybill.waybill_no,
    detail: line(waybill.carrier, waybill.order_no, waybill.receiver_name),
    href: orderHref(waybill),
    state: waybill.status,
  }))
}

type CustomerFound = { id: number; customer_no: string; name: string; number: string | null }

function customers() {
  return db
    .from('customers')
    .select('customers.id', 'customers.customer_no', 'customers.name', 'phone.number')
    .limit(MOST_OF_A_KIND)
}

const withFirstPhone = () =>
  customers().leftJoin('customer_phones as phone', (join) => {
    join.on('phone.customer_id', 'customers.id').andOnVal('phone.position', 1)
  })

/** By a whole telephone number, the beginning of the customer number, or the beginning of the name. */
export async function customersLike(search: SearchText): Promise<SearchHit[]> {
  const { number, phone, name, beginning } = search
  const found = await Promise.all([
    phone
      ? customers()
          .join('customer_phones as phone', 'phone.customer_id', 'customers.id')
          .where('phone.number', phone)
      : [],
    number
      ? withFirstPhone().where('customer_no', 'like', beginning).orderBy('customer_no', 'desc')
      : [],
    name ? withFirstPhone().where('name', 'like', beginning).orderBy(['name', 'id']) : [],
  ])
  return (found.flat() as CustomerFound[]).map((customer) => ({
    kind: 'customer',
    id: customer.id,
    title: customer.name,
    detail: line(customer.customer_no, customer.number && maskPhone(customer.number)),
    href: listOf('/customers', { number: customer.customer_no }),
  }))
}

/** The latest calls with a whole telephone number; only the own ones unless the employee sees everybody's. */
export async function callsOf({ phone }: SearchText, seeker: Seeker): Promise<SearchHit[]> {
  if (phone === null) return []
  const calls = db
    .from('calls')
    .leftJoin('employees', 'employees.id', 'calls.employee_id')
    .where('calls.caller_number', phone)
    .orderBy('calls.started_at', 'desc')
    .limit(MOST_OF_A_KIND)
    .select('calls.id', 'calls.dnis', 'calls.started_at', 'employees.name as agent')
  if (!seeker.may('calls.view')) calls.where('calls.employee_id', seeker.id)
  const found: { id: string; dnis: string; started_at: Date; agent: string | null }[] = await calls
  return found.map((call) => ({
    kind: 'call',
    id: call.id,
    title: maskPhone(phone),
    detail: line(minute(call.started_at), call.dnis, call.agent),
    href: listOf('/calls', { days: onDay(call.started_at), call: call.id }),
  }))
}

/** By the beginning of short code, product code, initials or name; those on sale first. */
export async function productsLike({ number, name, beginning }: SearchText): Promise<SearchHit[]> {
  const products = () =>
    db
      .from('products')
      .select('id', 'short_code', 'code', 'name', 'specification', 'on_sale')
      .limit(MOST_OF_A_KIND)
  const found: { id: number; short_code: string; name: string; specification: string }[][] =
    await Promise.all([
      number ? products().where('short_code', 'like', beginning).orderBy('short_code') : [],
      number ? products().where('code', 'like', beginning).orderBy('code') : [],
      number ? products().where('pinyin_initials', 'like', beginning) : [],
      name ? products().where('on_sale', true).where('name', 'like', beginning) : [],
      name ? products().where('on_sale', false).where('name', 'like', beginning) : [],
    ])
  return found.flat().map((product) => ({
    kind: 'product',
    id: product.id,
    title: product.name,
    detail: line(product.short_code, product.specification),
    href: listOf('/products', { q: product.short_code }),
  }))
}

/** On the channels whose name begins so: the slots nearest to now, past or to come. */
export async function placementsOn({ name, beginning }: SearchText): Promise<SearchHit[]> {
  if (name === null) return []
  const channels: { id: number }[] = await db
    .from('channels')
    .where('name', 'like', beginning)
    .orderBy('name')
    .limit(MOST_OF_A_KIND)
    .select('id')
  const now = new Date()
  const near = await Promise.all(channels.flatMap(({ id }) => slotsAround(id, now)))
  const found: PlacementFound[] = await db
    .from('placements')
    .join('channels', 'channels.id', 'placements.channel_id')
    .join('products', 'products.id', 'placements.product_id')
    .join('service_numbers', 'service_numbers.id', 'placements.service_number_id')
    .whereIn(
      'placements.id',
      near.flat().map(({ id }) => id)
    )
    .select('placements.id', 'placements.starts_at', 'channels.name as channel')
    .select('products.name as product', 'service_numbers.number')
  const distance = ({ starts_at: at }: PlacementFound) => Math.abs(at.getTime() - now.getTime())
  return found
    .sort((one, other) => distance(one) - distance(other))
    .map((placement) => ({
      kind: 'placement',
      id: placement.id,
      title: placement.channel,
      detail: line(minute(placement.starts_at), placement.product, placement.number),
      href: `/media/placements/${placement.id}`,
    }))
}

type PlacementFound = {
  id: number
  starts_at: Date
  channel: string
  product: string
  number: string
}

/** The last slots of a channel that started and the next ones, each by the channel's index of starts. */
function slotsAround(channelId: number, now: Date): Promise<{ id: number }[]>[] {
  const slots = () =>
    db
      .from('placements')
      .where('channel_id', channelId)
      .where('state', 'planned')
      .limit(MOST_OF_A_KIND)
      .select('id')
  return [
    slots().where('starts_at', '<=', now).orderBy('starts_at', 'desc').exec(),
    slots().where('starts_at', '>', now).orderBy('starts_at', 'asc').exec(),
  ]
}
