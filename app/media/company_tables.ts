import type { Infer } from '@vinejs/vine/types'
import type { Transaction } from '#core/transaction'
import { type CompanyTable, registerCompanyTable } from '#app/organisation/company_table'
import { fieldRefused } from '#app/organisation/errors'
import { LoadMediaDirectory } from '#app/media/queries/media_directory'
import { channelValidator, serviceNumberValidator } from '#app/media/validators/media'

/** M01: channels (媒体); code and name belong to one channel each. */
const channels: CompanyTable<Infer<typeof channelValidator>> = {
  key: 'channels',
  table: 'channels',
  subject: 'channel',
  may: { view: 'placements.view', edit: 'placements.edit' },
  validator: channelValidator,
  columns: ({ code, name, mediaType, active }) => ({ code, name, media_type: mediaType, active }),
  unique: { code: 'code', name: 'name' },
  rows: async () => {
    const directory = await new LoadMediaDirectory().handle()
    return directory.channels
  },
}

type NumberFields = Infer<typeof serviceNumberValidator>

/** Service numbers (业务号码). The digits of one that was dialled stay: calls are found by them. */
const serviceNumbers: CompanyTable<NumberFields> = {
  key: 'service-numbers',
  table: 'service_numbers',
  subject: 'service_number',
  may: { view: 'placements.view', edit: 'placements.edit' },
  validator: serviceNumberValidator,
  columns: ({ number, name, acdGroupId, departmentId, active }) => ({
    number,
    name,
    acd_group_id: acdGroupId,
    department_id: departmentId ?? null,
    active,
  }),
  unique: { number: 'number' },
  check: checkNumber,
  rows: async () => {
    const directory = await new LoadMediaDirectory().handle()
    return directory.numbers
  },
}

async function checkNumber(fields: NumberFields, id: number | null, trx: Transaction) {
  const group = await trx.from('acd_groups').where('id', fields.acdGroupId).first()
  if (!group) throw fieldRefused('acdGroupId', 'media.numbers.errors.group_unknown')
  if (fields.departmentId) {
    const department = await trx.from('departments').where('id', fields.departmentId).first()
    if (!department) throw fieldRefused('departmentId', 'organisation.errors.department_not_found')
  }
  const stored: { number: string } | null =
    id === null ? null : await trx.from('service_numbers').where('id', id).first()
  if (!stored || stored.number === fields.number) return
  const placement = await trx.from('placements').where('service_number_id', id!).first()
  if (placement) throw fieldRefused('number', 'media.numbers.errors.in_use')
}

registerCompanyTable(channels)
registerCompanyTable(serviceNumbers)
