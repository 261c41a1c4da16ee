import db from '@adonisjs/lucid/services/db'
import { type CursorRequest, cursorPage } from '#core/cursor_page'
import { maskPhone, parsePhone } from '#core/phone'
import { customerNotFound } from '#app/customers/errors'

export type CustomersForProgramsInput = CursorRequest & {
  /** As typed; the whole number counts. */
  phone?: string
  customerNo?: string
}

type Row = Record<string, unknown> & { id: number }
type PhoneRow = { customerId: number; position: number; kind: string; number: string }

/** Customer files as other programs read them, newest first; numbers masked. */
export class CustomersForPrograms {
  async handle({ phone, customerNo, ...page }: CustomersForProgramsInput) {
    const query = readable()
    if (customerNo !== undefined) query.where('customers.customer_no', customerNo)
    if (phone !== undefined) {
      const number = parsePhone(phone)?.number ?? phone
      query.whereIn('customers.id', (phones) => {
        phones.from('customer_phones').where('number', number).select('customer_id')
      })
    }
    const { items, nextCursor } = await cursorPage<Row>(query, 'customers.id', page)
    return { items: await withPhones(items), nextCursor }
  }
}

/** One of them by its id. */
export class CustomerForPrograms {
  async handle(customerId: number) {
    const row: Row | null = await readable().where('customers.id', customerId).first()
    if (!row) throw customerNotFound()
    const [customer] = await withPhones([row])
    return customer!
  }
}

function readable() {
  return db
    .from('customers')
    .leftJoin('customer_addresses as address', (join) => {
      join.on('address.customer_id', 'customers.id').andOnVal('address.is_default', 1)
    })
    .select({
      id: 'customers.id',
      customerNo: 'customers.customer_no',
      name: 'customers.name',
      gender: 'customers.gender',
      customerClass: 'customers.customer_class',
      kind: 'customers.kind',
      regionId: 'customers.region_id',
      address: 'address.detail',
      points: 'customers.points',
      version: 'customers.version',
      createdAt: 'customers.created_at',
    })
}

async function withPhones(rows: Row[]) {
  const phones: PhoneRow[] = await db
    .from('customer_phones')
    .whereIn(
      'customer_id',
      rows.map(({ id }) => id)
    )
    .orderBy(['customer_id', 'position'])
    .select('customer_id as customerId', 'position', 'kind', 'number')
  return rows.map((row) => ({
    ...row,
    phones: phones
      .filter(({ customerId }) => customerId === row.id)
      .map(({ position, kind, number }) => ({ position, kind, number: maskPhone(number) })),
  }))
}
