import type { Infer } from '@vinejs/vine/types'
import type { CompanyTable } from '#app/organisation/company_table'
import {
  CREDENTIALS,
  type Credentials,
  openCredentials,
  sealCredentials,
} from '#app/logistics/carriers/credentials'
import type { carrierValidator } from '#app/logistics/validators/company'

type Fields = Infer<typeof carrierValidator>

/**
 * Credentials in the form of a carrier: typed to be changed, left empty to be kept. The audit trail says which were
 * changed, never what they are.
 */
export const carrierCredentials: NonNullable<CompanyTable<Fields>['parts']> = {
  read: async () => ({ credentials: [] }),
  of: (fields) => ({ credentials: CREDENTIALS.filter((name) => Boolean(fields[name])) }),
  write: async (fields, id, trx) => {
    const typed: Credentials = {}
    for (const name of CREDENTIALS) if (fields[name]) typed[name] = fields[name]
    if (Object.keys(typed).length === 0) return
    const carrier = await trx.from('carriers').where('id', id).select('credentials').firstOrFail()
    const credentials = { ...openCredentials(carrier.credentials), ...typed }
    await trx
      .from('carriers')
      .where('id', id)
      .update({ credentials: sealCredentials(credentials) })
  },
}
