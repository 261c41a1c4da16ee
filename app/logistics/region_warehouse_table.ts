import type { Infer } from '@vinejs/vine/types'
import db from '@adonisjs/lucid/services/db'
import type { Transaction } from '#core/transaction'
import { type CompanyTable, SYSTEM_TABLE } from '#app/organisation/company_table'
import { entryNotFound, fieldRefused } from '#app/organisation/errors'
import { regionWarehousesValidator } from '#app/logistics/validators/company'

type Fields = Infer<typeof regionWarehousesValidator>

/**
 * Which warehouses serve a province, nearest first: an order is confirmed at the first that can serve all its lines.
 * Provinces are there already; what is edited is their list.
 */
export const regionWarehouses: CompanyTable<Fields> = {
  key: 'region-warehouses',
  table: 'regions',
  subject: 'region',
  may: SYSTEM_TABLE,
  validator: regionWarehousesValidator,
  columns: () => ({}),
  unstamped: true,
  check: async ({ warehouses }, id, trx) => {
    if (id === null) throw entryNotFound()
    const known = await trx.from('warehouses').whereIn('id', warehouses).select('id')
    if (known.length < warehouses.length) {
      throw fieldRefused('warehouses', 'system.errors.warehouse_unknown')
    }
  },
  parts: { read: storedOrder, of: ({ warehouses }) => warehouses, write },
  rows: async () => {
    const [provinces, places] = await Promise.all([
      db.from('regions').where('level', 'province').orderBy('code').select('id', 'name'),
      db
        .from('region_warehouses as place')
        .join('warehouses as warehouse', 'warehouse.id', 'place.warehouse_id')
        .orderBy('place.position')
        .select('place.region_id as regionId', 'warehouse.id', 'warehouse.name'),
    ])
    return provinces.map(({ id, name }) => {
      const own = places.filter((place) => place.regionId === id)
      return {
        id,
        version: 1,
        name,
        warehouses: own.map((place) => place.id as number),
        order: own.map((place) => place.name as string).join(' → '),
      }
    })
  },
  choices: async () => {
    const rows: { id: number; name: string }[] = await db
      .from('warehouses')
      .where('active', true)
      .orderBy('code')
      .select('id', 'name')
    return { warehouses: rows.map(({ id, name }) => ({ value: String(id), label: name })) }
  },
}

async function storedOrder(regionId: number, trx: Transaction): Promise<number[]> {
  const rows: { warehouse_id: number }[] = await trx
    .from('region_warehouses')
    .where('region_id', regionId)
    .orderBy('position')
    .select('warehouse_id')
  return rows.map((row) => row.warehouse_id)
}

async function write({ warehouses }: Fields, regionId: number, trx: Transaction) {
  await trx.from('region_warehouses').where('region_id', regionId).delete()
  await trx.table('region_warehouses').multiInsert(
    warehouses.map((id, index) => ({
      region_id: regionId,
      warehouse_id: id,
      position: index + 1,
    }))
  )
}
