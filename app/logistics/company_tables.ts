import type { Infer } from '@vinejs/vine/types'
import db from '@adonisjs/lucid/services/db'
import type { Transaction } from '#core/transaction'
import {
  type Choice,
  type CompanyTable,
  registerCompanyTable,
  SYSTEM_TABLE,
} from '#app/organisation/company_table'
import { fieldRefused } from '#app/organisation/errors'
import { carrierCredentials } from '#app/logistics/carrier_credentials'
import { deliveryMethods } from '#app/logistics/delivery_method_table'
import { regionWarehouses } from '#app/logistics/region_warehouse_table'
import { carrierValidator, waybillRangeValidator } from '#app/logistics/validators/company'

const carriers: CompanyTable<Infer<typeof carrierValidator>> = {
  key: 'carriers',
  table: 'carriers',
  subject: 'carrier',
  may: SYSTEM_TABLE,
  validator: carrierValidator,
  columns: (fields) => ({
    code: fields.code,
    name: fields.name,
    interface: fields.interface,
    company_code: fields.companyCode ?? null,
    cod_limit_fen: fields.codLimitFen ?? null,
    cod_fee_permille: fields.codFeePermille ?? 0,
    cod_fee_min_fen: fields.codFeeMinFen ?? 0,
    own: fields.own,
    active: fields.active,
  }),
  parts: carrierCredentials,
  unique: { code: 'code' },
  rows: async () => {
    const rows = await db
      .from('carriers')
      .orderBy('code')
      .select('id', 'version', 'code', 'name', 'own', 'active', 'cod_limit_fen as codLimitFen')
      .select('interface', 'company_code as companyCode')
      .select('cod_fee_permille as codFeePermille', 'cod_fee_min_fen as codFeeMinFen')
    return rows.map((row) => ({
      ...row,
      own: Boolean(row.own),
      active: Boolean(row.active),
      codLimitFen: row.codLimitFen === null ? null : Number(row.codLimitFen),
    }))
  },
}

type RangeFields = Infer<typeof waybillRangeValidator>

/** Waybill numbers (联号) by carrier. A range that numbers were taken from only grows. */
const waybillRanges: CompanyTable<RangeFields> = {
  key: 'waybill-ranges',
  table: 'waybill_number_ranges',
  subject: 'waybill_number_range',
  may: SYSTEM_TABLE,
  validator: waybillRangeValidator,
  columns: ({ carrierId, prefix, nextSerial, lastSerial, digits, active }) => ({
    carrier_id: carrierId,
    prefix: prefix ?? '',
    next_serial: nextSerial,
    last_serial: lastSerial,
    digits,
    active,
  }),
  check: checkRange,
  rows: async () => {
    const rows = await db
      .from('waybill_number_ranges as numbers')
      .join('carriers as carrier', 'carrier.id', 'numbers.carrier_id')
      .orderBy(['carrier.code', 'numbers.id'])
      .select('numbers.id', 'numbers.version', 'numbers.prefix', 'numbers.digits', 'numbers.active')
      .select('numbers.carrier_id as carrierId', 'carrier.name as carrier')
      .select('numbers.next_serial as nextSerial', 'numbers.last_serial as lastSerial')
    return rows.map((row) => ({
      ...row,
      active: Boolean(row.active),
      nextSerial: Number(row.nextSerial),
      lastSerial: Number(row.lastSerial),
      left: Math.max(0, Number(row.lastSerial) - Number(row.nextSerial) + 1),
    }))
  },
  choices: async () => ({ carrierId: await carrierChoices() }),
}

async function checkRange(fields: RangeFields, id: number | null, trx: Transaction) {
  const { carrierId, nextSerial, lastSerial, digits, prefix } = fields
  const carrier = await trx.from('carriers').where('id', carrierId).first()
  if (!carrier) throw fieldRefused('carrierId', 'system.errors.carrier_unknown')
  if (lastSerial < nextSerial) throw fieldRefused('lastSerial', 'system.errors.range_backwards')
  if (String(lastSerial).length > digits) throw fieldRefused('digits', 'system.errors.digits_short')
  const stored: { next_serial: number; prefix: string; carrier_id: number } | null =
    id === null ? null : await trx.from('waybill_number_ranges').where('id', id).first()
  if (stored && nextSerial < Number(stored.next_serial)) {
    throw fieldRefused('nextSerial', 'system.errors.numbers_spent')
  }
  const others = await trx
    .from('waybill_number_ranges')
    .where({ carrier_id: carrierId, prefix: prefix ?? '' })
    .if(id !== null, (query) => void query.whereNot('id', id!))
    .where('next_serial', '<=', lastSerial)
    .where('last_serial', '>=', nextSerial)
    .first()
  if (others) throw fieldRefused('nextSerial', 'system.errors.range_overlaps')
}

async function carrierChoices(): Promise<Choice[]> {
  const rows: { id: number; name: string }[] = await db
    .from('carriers')
    .orderBy('code')
    .select('id', 'name')
  return rows.map(({ id, name }) => ({ value: String(id), label: name }))
}

registerCompanyTable(carriers)
registerCompanyTable(deliveryMethods)
registerCompanyTable(waybillRanges)
registerCompanyTable(regionWarehouses)
