import type { Infer } from '@vinejs/vine/types'
import db from '@adonisjs/lucid/services/db'
import type { Transaction } from '#core/transaction'
import { type CompanyTable, SYSTEM_TABLE } from '#app/organisation/company_table'
import { fieldRefused } from '#app/organisation/errors'
import { deliveryMethodValidator } from '#app/logistics/validators/company'

type Fields = Infer<typeof deliveryMethodValidator>

/** Delivery methods (类): carrier, print form, and where they deliver. Exactly one is proposed for new orders. */
export const deliveryMethods: CompanyTable<Fields> = {
  key: 'delivery-methods',
  table: 'delivery_methods',
  subject: 'delivery_method',
  may: SYSTEM_TABLE,
  validator: deliveryMethodValidator,
  columns: ({ code, name, carrierId, template, isDefault, active, position }) => ({
    code,
    name,
    carrier_id: carrierId,
    template,
    is_default: isDefault,
    active,
    position,
  }),
  unique: { code: 'code' },
  check,
  parts: {
    read: async (id, trx) => {
      const rows: { region_id: number }[] = await trx
        .from('delivery_method_regions')
        .where('delivery_method_id', id)
        .orderBy('region_id')
        .select('region_id')
      return rows.map((row) => row.region_id)
    },
    of: ({ regions }) => [...regions].sort((one, other) => one - other),
    write,
  },
  rows: readMethods,
  choices: async () => {
    const [carriers, regions] = await Promise.all([
      db.from('carriers').orderBy('code').select('id', 'name'),
      db
        .from('regions as region')
        .leftJoin('regions as above', 'above.id', 'region.parent_id')
        .whereIn('region.level', ['province', 'city'])
        .orderBy('region.code')
        .select('region.id', 'region.name', 'above.name as above'),
    ])
    return {
      carrierId: carriers.map(({ id, name }) => ({ value: String(id), label: name as string })),
      regions: regions.map(({ id, name, above }) => ({
        value: String(id),
        label: above ? `${above} ${name}` : (name as string),
      })),
    }
  },
}

async function check(
  { carrierId, isDefault, active }: Fields,
  id: number | null,
  trx: Transaction
) {
  const carrier = await trx.from('carriers').where('id', carrierId).first()
  if (!carrier) throw fieldRefused('carrierId', 'system.errors.carrier_unknown')
  if (isDefault && !active) throw fieldRefused('active', 'system.errors.default_inactive')
  const stored: { is_default: number } | null =
    id === null ? null : await trx.from('delivery_methods').where('id', id).first()
  if (stored?.is_default && !isDefault) {
    throw fieldRefused('isDefault', 'system.errors.default_missing')
  }
}

async function write({ isDefault, regions }: Fields, id: number, trx: Transaction) {
  if (isDefault) {
    await trx
      .from('delivery_methods')
      .whereNot('id', id)
      .where('is_default', true)
      .update({ is_default: false })
  }
  await trx.from('delivery_method_regions').where('delivery_method_id', id).delete()
  if (regions.length === 0) return
  const known = await trx.from('regions').whereIn('id', regions).select('id')
  if (known.length < regions.length) throw fieldRefused('regions', 'system.errors.region_unknown')
  await trx
    .table('delivery_method_regions')
    .multiInsert(regions.map((regionId) => ({ delivery_method_id: id, region_id: regionId })))
}

async function readMethods() {
  const [methods, regions] = await Promise.all([
    db
      .from('delivery_methods as method')
      .join('carriers as carrier', 'carrier.id', 'method.carrier_id')
      .orderBy(['method.position', 'method.id'])
      .select('method.id', 'method.version', 'method.code', 'method.name', 'method.template')
      .select('method.active', 'method.position', 'method.is_default as isDefault')
      .select('method.carrier_id as carrierId', 'carrier.name as carrier'),
    db
      .from('delivery_method_regions')
      .select('delivery_method_id as methodId', 'region_id as regionId'),
  ])
  return methods.map((method) => ({
    ...method,
    active: Boolean(method.active),
    isDefault: Boolean(method.isDefault),
    regions: regions.filter((row) => row.methodId === method.id).map((row) => row.regionId),
  }))
}
