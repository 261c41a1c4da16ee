import type { Infer } from '@vinejs/vine/types'
import db from '@adonisjs/lucid/services/db'
import { parsePhone } from '#core/phone'
import { type Transaction } from '#core/transaction'
import {
  type CompanyTable,
  registerCompanyTable,
  SYSTEM_TABLE,
} from '#app/organisation/company_table'
import { fieldRefused } from '#app/organisation/errors'
import { acdGroups } from '#app/calls/acd_group_table'
import {
  dispositionValidator,
  excludedNumberValidator,
  notReadyReasonValidator,
} from '#app/calls/validators/company'

/** Reasons and dispositions are known by their codes in what was recorded: a code stays. */
async function refuseNewCode(table: string, code: string, id: number | null, trx: Transaction) {
  if (id === null) return
  const row: { code: string } | null = await trx.from(table).where('id', id).first()
  if (row && row.code !== code) throw fieldRefused('code', 'calls.errors.code_fixed')
}

/** What the program brought along is named in both languages; whatever else is entered needs a name. */
async function refuseNameless(
  table: string,
  fields: { name?: string | null },
  id: number | null,
  trx: Transaction
) {
  if (fields.name) return
  const row: { label_key: string | null } | null =
    id === null ? null : await trx.from(table).where('id', id).first()
  if (!row?.label_key) throw fieldRefused('name', 'calls.errors.name_missing')
}

/** Why an agent may be not ready. */
const notReadyReasons: CompanyTable<Infer<typeof notReadyReasonValidator>> = {
  key: 'not-ready-reasons',
  table: 'not_ready_reasons',
  subject: 'not_ready_reason',
  may: SYSTEM_TABLE,
  validator: notReadyReasonValidator,
  columns: ({ code, name, maxMinutes, position, selectable }) => ({
    code,
    name: name || null,
    max_minutes: maxMinutes ?? null,
    position,
    selectable,
  }),
  unique: { code: 'code' },
  unstamped: true,
  check: async (fields, id, trx) => {
    await refuseNewCode('not_ready_reasons', fields.code, id, trx)
    await refuseNameless('not_ready_reasons', fields, id, trx)
  },
  rows: async () => {
    const rows = await db
      .from('not_ready_reasons')
      .orderBy(['position', 'id'])
      .select('id', 'version', 'code', 'name', 'label_key as labelKey', 'position', 'selectable')
      .select('max_minutes as maxMinutes')
    return rows.map((row) => ({ ...row, selectable: Boolean(row.selectable) }))
  },
}

/** What a call came to: the keys 1 to 9 after it. */
const dispositions: CompanyTable<Infer<typeof dispositionValidator>> = {
  key: 'dispositions',
  table: 'dispositions',
  subject: 'disposition',
  may: SYSTEM_TABLE,
  validator: dispositionValidator,
  columns: ({ code, name, keyDigit, callType, position, active }) => ({
    code,
    name: name || null,
    key_digit: keyDigit,
    call_type: callType,
    position,
    active,
  }),
  unique: { code: 'code', key_digit: 'keyDigit' },
  unstamped: true,
  check: async (fields, id, trx) => {
    await refuseNewCode('dispositions', fields.code, id, trx)
    await refuseNameless('dispositions', fields, id, trx)
  },
  rows: async () => {
    const rows = await db
      .from('dispositions')
      .orderBy(['position', 'id'])
      .select('id', 'version', 'code', 'name', 'label_key as labelKey', 'position', 'active')
      .select('key_digit as keyDigit', 'call_type as callType')
    return rows.map((row) => ({ ...row, active: Boolean(row.active) }))
  },
}

/** T18: corporate numbers (集团电话), whose calls are no inbound leads. */
const excludedNumbers: CompanyTable<Infer<typeof excludedNumberValidator>> = {
  key: 'excluded-numbers',
  table: 'excluded_numbers',
  subject: 'excluded_number',
  may: SYSTEM_TABLE,
  validator: excludedNumberValidator,
  columns: ({ number, remark }) => ({
    number: parsePhone(number)?.number ?? number,
    remark: remark || null,
  }),
  unique: { number: 'number' },
  deletable: true,
  check: async ({ number }) => {
    if (!parsePhone(number)) throw fieldRefused('number', 'calls.errors.number_invalid')
  },
  rows: () =>
    db.from('excluded_numbers').orderBy('number').select('id', 'version', 'number', 'remark'),
}

registerCompanyTable(acdGroups)
registerCompanyTable(notReadyReasons)
registerCompanyTable(dispositions)
registerCompanyTable(excludedNumbers)
