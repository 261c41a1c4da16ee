import db from '@adonisjs/lucid/services/db'
import { maskPhone } from '#core/phone'
import { customerNotFound } from '#app/customers/errors'

const MOST_CONTACTS = 50

/** One customer file with its numbers (masked), default address and what was said, newest first. */
export class ShowCustomer {
  async handle(customerId: number) {
    const customer = await db
      .from('customers')
      .leftJoin('regions as region', 'region.id', 'customers.region_id')
      .leftJoin('employees as owner', 'owner.id', 'customers.owner_id')
      .leftJoin('customer_addresses as address', (join) => {
        join.on('address.customer_id', 'customers.id').andOnVal('address.is_default', 1)
      })
      .where('customers.id', customerId)
      .select({
        id: 'customers.id',
        customerNo: 'customers.customer_no',
        name: 'customers.name',
        gender: 'customers.gender',
        birthYear: 'customers.birth_year',
        customerClass: 'customers.customer_class',
        points: 'customers.points',
        refusedCount: 'customers.refused_count',
        kind: 'customers.kind',
        origin: 'customers.origin',
        regionId: 'customers.region_id',
        region: 'region.name',
        address: 'address.detail',
        owner: 'owner.name',
        remark: 'customers.remark',
        endUserName: 'customers.end_user_name',
        endUserSchool: 'customers.end_user_school',
        version: 'customers.version',
        createdAt: 'customers.created_at',
      })
      .first()
    if (!customer) throw customerNotFound()
    const [phones, contacts] = await Promise.all([
      db
        .from('customer_phones')
        .where('customer_id', customerId)
        .orderBy('position')
        .select('number', 'kind', 'position'),
      db
        .from('contacts')
        .join('employees as employee', 'employee.id', 'contacts.employee_id')
        .leftJoin('products as need_product', 'need_product.id', 'contacts.need_product_id')
        .where('contacts.customer_id', customerId)
        .orderBy('contacts.id', 'desc')
        .limit(MOST_CONTACTS)
        .select({
          id: 'contacts.id',
          status: 'contacts.status',
          content: 'contacts.content',
          needType: 'contacts.need_type',
          needProduct: 'need_product.name',
          needText: 'contacts.need_text',
          callId: 'contacts.call_id',
          by: 'employee.name',
          at: 'contacts.created_at',
        }),
    ])
    return {
      ...customer,
      phones: phones.map((phone) => ({ ...phone, number: maskPhone(phone.number) })),
      contacts,
    }
  }
}
