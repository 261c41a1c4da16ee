import { type DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { BUSINESS_ZONE } from '#core/period'
import { groupPhone, maskPhone } from '#core/phone'
import { readable } from '#app/customers/queries/locate_number'
import type { OrderStatus } from '#app/orders/order_states'
import type { PopCustomer, PopNote, PopOrder } from '#app/desk/screen_pop'

/** A14: the last three notes, each cut to its first twenty characters. */
const NOTES = 3
const EXCERPT = 20
const ORDERS = 4

type CustomerRow = {
  id: number
  customerNo: string
  name: string
  gender: PopCustomer['gender']
  birthYear: number | null
  customerClass: PopCustomer['customerClass']
  points: number
  version: number
  kind: 'buyer' | 'enquirer'
  owner: string | null
  addressRegionId: number | null
  detail: string | null
  district: string | null
  city: string | null
  province: string | null
}

type OrderRow = PopOrder & { customerId: number; createdAt: Date | string; lines: number }
type Sums = { customerId: number; total: number; delivered: number; returned: number; fen: number }

export type PopCustomersInput = {
  ids: readonly number[]
  now: DateTime
  /** Whether their numbers may be shown whole. */
  reveal: boolean
}

/** The customers of a screen pop, in the order of the ids given, each with notes and orders. */
export class PopCustomers {
  async handle({ ids, now, reveal }: PopCustomersInput): Promise<PopCustomer[]> {
    if (ids.length === 0) return []
    const [customers, phones, notes, noteCounts, orders, sums] = await Promise.all([
      this.#customers(ids),
      this.#phones(ids),
      this.#notes(ids),
      this.#noteCounts(ids),
      this.#orders(ids),
      this.#sums(ids),
    ])
    const year = now.setZone(BUSINESS_ZONE).year
    return ids
      .map((id) => customers.find((row) => row.id === id))
      .filter((row) => row !== undefined)
      .map((row) => {
        const sum = sums.find((one) => one.customerId === row.id)
        return {
          id: row.id,
          customerNo: row.customerNo,
          name: row.name,
          gender: row.gender,
          age: row.birthYear ? year - row.birthYear : null,
          customerClass: row.customerClass,
          points: row.points,
          bought: row.kind === 'buyer',
          delivered: Number(sum?.delivered ?? 0),
          returned: Number(sum?.returned ?? 0),
          owner: row.owner,
          address: row.detail
            ? {
                regionId: row.addressRegionId,
                region: readable(row.province ?? '', row.city ?? '') + (row.district ?? ''),
                detail: row.detail,
              }
            : null,
          phones: phones
            .filter((phone) => phone.customerId === row.id)
            .map(({ number }) => (reveal ? groupPhone(number) : maskPhone(number))),
          version: row.version,
          notes: notes.filter((note) => note.customerId === row.id).map(({ note }) => note),
          noteCount: Number(noteCounts.find((one) => one.customerId === row.id)?.total ?? 0),
          orders: orders.filter((one) => one.customerId === row.id).map(({ order }) => order),
          orderCount: Number(sum?.total ?? 0),
          deliveredFen: Number(sum?.fen ?? 0),
        }
      })
  }

  #customers(ids: readonly number[]): Promise<CustomerRow[]> {
    return db
      .from('customers as c')
      .leftJoin('employees as owner', 'owner.id', 'c.owner_id')
      .leftJoin('customer_addresses as a', (join) =>
        join.on('a.customer_id', 'c.id').andOnVal('a.is_default', '=', true)
      )
      .leftJoin('regions as district', 'district.id', 'a.region_id')
      .leftJoin('regions as city', 'city.id', 'district.parent_id')
      .leftJoin('regions as province', 'province.id', 'city.parent_id')
      .whereIn('c.id', [...ids])
      .select('c.id', 'c.name', 'c.gender', 'c.points', 'c.version', 'c.kind', 'a.detail')
      .select('c.customer_no as customerNo', 'c.birth_year as birthYear')
      .select('c.customer_class as customerClass', 'owner.name as owner')
      .select('a.region_id as addressRegionId', 'district.name as district')
      .select('city.name as city', 'province.name as province')
  }

  #phones(ids: readonly number[]): Promise<{ customerId: number; number: string }[]> {
    return db
      .from('customer_phones')
      .whereIn('customer_id', [...ids])
      .select('customer_id as customerId', 'number')
      .orderBy('position')
  }

  async #notes(ids: readonly number[]): Promise<{ customerId: number; note: PopNote }[]> {
    const [rows] = await db.rawQuery(
      `select id, customer_id as customerId, status, content, created_at as at from (
         select n.*, row_number() over (partition by customer_id order by id desc) as place
         from contacts n where customer_id in (${marks(ids)})
       ) ranked where place <= ? order by id desc`,
      [...ids, NOTES]
    )
    return rows.map((row: PopNote & { customerId: number; at: Date }) => ({
      customerId: row.customerId,
      note: {
        id: Number(row.id),
        at: row.at.toISOString(),
        status: row.status,
        excerpt: [...row.content].slice(0, EXCERPT).join(''),
        content: row.content,
      },
    }))
  }

  #noteCounts(ids: readonly number[]): Promise<{ customerId: number; total: number }[]> {
    return db
      .from('contacts')
      .whereIn('customer_id', [...ids])
      .groupBy('customer_id')
      .select('customer_id as customerId')
      .count('* as total')
  }

  async #orders(ids: readonly number[]): Promise<{ customerId: number; order: PopOrder }[]> {
    const [rows] = await db.rawQuery(
      `select o.id, o.customer_id as customerId, o.order_no as orderNo, o.status, o.total_fen as totalFen,
         o.created_at as createdAt,
         (select l.product_name from order_lines l where l.order_id = o.id order by l.position limit 1) as title,
         (select count(*) from order_lines l where l.order_id = o.id) as \`lines\`
       from (
         select x.*, row_number() over (partition by customer_id order by id desc) as place
         from orders x where customer_id in (${marks(ids)}) and deleted_at is null
       ) o where place <= ? order by o.id desc`,
      [...ids, ORDERS]
    )
    return rows.map((row: OrderRow & { createdAt: Date }) => ({
      customerId: row.customerId,
      order: {
        id: row.id,
        orderNo: row.orderNo,
        status: row.status as OrderStatus,
        title: row.lines > 1 ? `${row.title} +${row.lines - 1}` : (row.title ?? ''),
        totalFen: Number(row.totalFen),
        createdAt: row.createdAt.toISOString(),
      },
    }))
  }

  async #sums(ids: readonly number[]): Promise<Sums[]> {
    const [rows] = await db.rawQuery(
      `select customer_id as customerId, count(*) as total, sum(status = 'delivered') as delivered,
         sum(status = 'returned') as returned,
         sum(case when status = 'delivered' then total_fen else 0 end) as fen
       from orders where customer_id in (${marks(ids)}) and deleted_at is null group by customer_id`,
      [...ids]
    )
    return rows
  }
}

function marks(items: readonly unknown[]): string {
  return items.map(() => '?').join(', ')
}
