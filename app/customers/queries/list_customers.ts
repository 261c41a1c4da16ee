import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { escapeLike } from '#core/list_filters'
import { defineList } from '#core/list_query'
import { maskPhone, parsePhone } from '#core/phone'
import { CUSTOMER_CLASSES, type CustomerClass } from '#app/customers/classes'

export type CustomerRow = {
  id: number
  customerNo: string
  name: string
  customerClass: CustomerClass
  kind: 'buyer' | 'enquirer'
  origin: 'inbound' | 'callback' | 'handover'
  /** Masked. */
  phone: string
  region: string
  owner: string | null
  points: number
  createdAt: string
  /** C07: an order of this customer went past logistics confirmation (pink), else blue. */
  sent: boolean
}

type Query = DatabaseQueryBuilderContract<unknown>

const anyText = (text: string) => text || null
const SENT = `EXISTS (SELECT 1 FROM orders WHERE orders.customer_id = customers.id AND orders.deleted_at IS NULL
  AND orders.status IN ('confirmed', 'printed', 'in_transit', 'delivered', 'returned'))`

function phoneBegins(query: Query, text: string) {
  const digits = text.replaceAll(/\D/g, '')
  query.whereIn('customers.id', (phones) => {
    phones.from('customer_phones').where('number', 'like', `${digits}%`).select('customer_id')
  })
}

/** C21: the whole name or the whole number, all of them looked at together. */
function isExactly(query: Query, text: string) {
  const number = parsePhone(text)?.number ?? text
  query.where((either) => {
    either.where('customers.name', text).orWhereIn('customers.id', (phones) => {
      phones.from('customer_phones').where('number', number).select('customer_id')
    })
  })
}

function addressContains(query: Query, text: string) {
  query.whereIn('customers.id', (addresses) => {
    addresses
      .from('customer_addresses')
      .where('detail', 'like', `%${escapeLike(text)}%`)
      .select('customer_id')
  })
}

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/

/** C19: a time of day (`07:30-18:20`, business time), on every day of the range. */
function registeredBetween(query: Query, text: string) {
  const [from, to] = text.split('-')
  query.whereRaw(`TIME(CONVERT_TZ(customers.created_at, '+00:00', '+08:00')) BETWEEN ? AND ?`, [
    `${from}:00`,
    `${to}:59`,
  ])
}

/** The search rules of C19–C22: beginning, whole value, or anywhere, as each field has it. */
export const customerList = defineList({
  sort: {
    number: 'customers.customer_no',
    name: 'customers.name',
    class: 'customers.customer_class',
    points: 'customers.points',
    created: 'customers.created_at',
  },
  defaultSort: '-created',
  tieBreaker: 'customers.id',
  filters: {
    created: { rule: 'days', column: 'customers.created_at' },
    time: {
      rule: 'custom',
      read: (text) => (CLOCK.test(text) ? text : null),
      apply: registeredBetween,
    },
    name: { rule: 'prefix', column: 'customers.name' },
    number: { rule: 'prefix', column: 'customers.customer_no' },
    phone: {
      rule: 'custom',
      read: (text) => (/\d/.test(text) ? text : null),
      apply: phoneBegins,
    },
    q: { rule: 'custom', read: anyText, apply: isExactly },
    address: { rule: 'custom', read: anyText, apply: addressContains },
    remark: { rule: 'contains', column: 'customers.remark' },
    class: { rule: 'set', column: 'customers.customer_class', values: CUSTOMER_CLASSES },
    kind: { rule: 'set', column: 'customers.kind', values: ['buyer', 'enquirer'] },
    origin: {
      rule: 'set',
      column: 'customers.origin',
      values: ['inbound', 'callback', 'handover'],
    },
    owner: { rule: 'ids', column: 'customers.owner_id' },
    region: { rule: 'ids', column: 'customers.region_id' },
    pool: { rule: 'flag', column: 'customers.public_pool' },
    sent: {
      rule: 'custom',
      read: (text) => (text === '1' || text === '0' ? text : null),
      apply: (query, text) => query.whereRaw(text === '1' ? SENT : `NOT ${SENT}`),
    },
  },
})

/** Customer files by the trade's search rules; numbers masked. */
export class ListCustomers {
  async handle(query: Record<string, unknown>) {
    const state = customerList.read(query)
    const page = await customerList.rows<Record<string, unknown>>(this.#query(), state)
    return { ...page, state, rows: page.rows.map(rowOf) }
  }

  #query(): Query {
    return db
      .from('customers')
      .leftJoin('customer_phones as phone', (join) => {
        join.on('phone.customer_id', 'customers.id').andOnVal('phone.position', 1)
      })
      .leftJoin('regions as region', 'region.id', 'customers.region_id')
      .leftJoin('employees as owner', 'owner.id', 'customers.owner_id')
      .select('customers.*', 'phone.number', 'region.name as region', 'owner.name as owner')
      .select(db.raw(`${SENT} AS sent`))
  }
}

function rowOf(row: Record<string, unknown>): CustomerRow {
  return {
    id: row.id as number,
    customerNo: row.customer_no as string,
    name: row.name as string,
    customerClass: row.customer_class as CustomerClass,
    kind: row.kind as CustomerRow['kind'],
    origin: row.origin as CustomerRow['origin'],
    phone: row.number ? maskPhone(row.number as string) : '',
    region: (row.region as string | null) ?? '',
    owner: row.owner as string | null,
    points: row.points as number,
    createdAt: (row.created_at as Date).toISOString(),
    sent: Boolean(row.sent),
  }
}
