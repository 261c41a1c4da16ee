import { type DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'
import { groupPhone, maskPhone } from '#core/phone'
import { marks, readRows } from '#core/statements'
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
  regionId: number | null
  remark: string | null
  endUserName: string | null
  endUserSchool: string | null
  detail: string | null
  district: string | null
  city: string | null
  province: string | null
}

type NoteRow = Omit<PopNote, 'at' | 'excerpt' | 'need'> & {
  customerId: number
  at: Date
  total: number
  needType: NonNullable<PopNote['need']>['type'] | null
  needProduct: string | null
  needText: string | null
}

/** With the sums over all orders of the customer. */
type OrderRow = {
  id: number
  customerId: number
  orderNo: string
  status: OrderStatus
  totalFen: number
  createdAt: Date
  title: string | null
  lines: number
  total: number
  delivered: number
  returned: number
  fen: number
}

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
    const [customers, phones, notes, orders] = await Promise.all([
      this.#customers(ids),
      this.#phones(ids),
      this.#notes(ids),
      this.#orders(ids),
    ])
    const year = now.setZone(BUSINESS_ZONE).year
    return ids
      .map((id) => customers.find((row) => row.id === id))
      .filter((row) => row !== undefined)
      .map((row) => {
        const sums = orders.find((one) => one.customerId === row.id)?.sums
        return {
          id: row.id,
          customerNo: row.customerNo,
          name: row.name,
          gender: row.gender,
          birthYear: row.birthYear,
          age: row.birthYear ? year - row.birthYear : null,
          customerClass: row.customerClass,
          points: row.points,
          bought: row.kind === 'buyer',
          delivered: sums?.delivered ?? 0,
          returned: sums?.returned ?? 0,
          owner: row.owner,
          address: row.detail
            ? {
                regionId: row.addressRegionId,
                region: readable(row.province ?? '', row.city ?? '') + (row.district ?? ''),
                detail: row.detail,
              }
            : null,
          regionId: row.regionId,
          remark: row.remark,
          endUserName: row.endUserName,
          endUserSchool: row.endUserSchool,
          phones: phones
            .filter((phone) => phone.customerId === row.id)
            .map(({ number }) => (reveal ? groupPhone(number) : maskPhone(number))),
          version: row.version,
          notes: notes.filter((note) => note.customerId === row.id).map(({ note }) => note),
          noteCount: Number(notes.find((one) => one.customerId === row.id)?.total ?? 0),
          orders: orders.filter((one) => one.customerId === row.id).map(({ order }) => order),
          orderCount: sums?.total ?? 0,
          deliveredFen: sums?.fen ?? 0,
        }
      })
  }

  #customers(ids: readonly number[]): Promise<CustomerRow[]> {
    return readRows<CustomerRow>(
      `SELECT c.id, c.name, c.gender, c.points, c.version, c.kind, a.detail, c.customer_no AS customerNo,
         c.birth_year AS birthYear, c.customer_class AS customerClass, owner.name AS owner,
         a.region_id AS addressRegionId, district.name AS district, city.name AS city,
         province.name AS province, c.region_id AS regionId, c.remark,
         c.end_user_name AS endUserName, c.end_user_school AS endUserSchool
       FROM customers c
       LEFT JOIN employees owner ON owner.id = c.owner_id
       LEFT JOIN customer_addresses a ON a.customer_id = c.id AND a.is_default = 1
       LEFT JOIN regions district ON district.id = a.region_id
       LEFT JOIN regions city ON city.id = district.parent_id
       LEFT JOIN regions province ON province.id = city.parent_id
       WHERE c.id IN ${marks(ids.length)}`,
      [...ids]
    )
  }

  #phones(ids: readonly number[]) {
    return readRows<{ customerId: number; number: string }>(
      `SELECT customer_id AS customerId, number FROM customer_phones
       WHERE customer_id IN ${marks(ids.length)} ORDER BY position`,
      [...ids]
    )
  }

  async #notes(ids: readonly number[]) {
    const rows = await readRows<NoteRow>(
      `SELECT ranked.id, customer_id AS customerId, ranked.status, content, ranked.created_at AS at,
         total, need_type AS needType, need_text AS needText, p.name AS needProduct FROM (
         SELECT n.*, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY id DESC) AS place,
           COUNT(*) OVER (PARTITION BY customer_id) AS total
         FROM contacts n WHERE customer_id IN ${marks(ids.length)}
       ) ranked LEFT JOIN products p ON p.id = ranked.need_product_id
       WHERE place <= ? ORDER BY ranked.id DESC`,
      [...ids, NOTES]
    )
    return rows.map((row) => ({
      customerId: row.customerId,
      total: row.total,
      note: {
        id: Number(row.id),
        at: row.at.toISOString(),
        status: row.status,
        need: row.needType
          ? { type: row.needType, product: row.needProduct, text: row.needText }
          : null,
        excerpt: [...row.content].slice(0, EXCERPT).join(''),
        content: row.content,
      },
    }))
  }

  async #orders(ids: readonly number[]) {
    const rows = await readRows<OrderRow>(
      `SELECT o.id, o.customer_id AS customerId, o.order_no AS orderNo, o.status, o.total_fen AS totalFen,
         o.created_at AS createdAt, o.total, o.delivered, o.returned, o.fen,
         (SELECT l.product_name FROM order_lines l WHERE l.order_id = o.id ORDER BY l.position LIMIT 1) AS title,
         (SELECT COUNT(*) FROM order_lines l WHERE l.order_id = o.id) AS \`lines\`
       FROM (
         SELECT x.*, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY id DESC) AS place,
           COUNT(*) OVER (PARTITION BY customer_id) AS total,
           SUM(status = 'delivered') OVER (PARTITION BY customer_id) AS delivered,
           SUM(status = 'returned') OVER (PARTITION BY customer_id) AS returned,
           SUM(CASE WHEN status = 'delivered' THEN total_fen ELSE 0 END) OVER (PARTITION BY customer_id) AS fen
         FROM orders x WHERE customer_id IN ${marks(ids.length)} AND deleted_at IS NULL
       ) o WHERE place <= ? ORDER BY o.id DESC`,
      [...ids, ORDERS]
    )
    return rows.map((row) => ({
      customerId: row.customerId,
      sums: {
        total: Number(row.total),
        delivered: Number(row.delivered),
        returned: Number(row.returned),
        fen: Number(row.fen),
      },
      order: {
        id: row.id,
        orderNo: row.orderNo,
        status: row.status,
        title: row.lines > 1 ? `${row.title} +${row.lines - 1}` : (row.title ?? ''),
        totalFen: Number(row.totalFen),
        createdAt: row.createdAt.toISOString(),
      } satisfies PopOrder,
    }))
  }
}
