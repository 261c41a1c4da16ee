import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { CodParty, CodTerms } from '#app/logistics/cod'
import { codRefused } from '#app/logistics/errors'

/** What whoever owes may keep: what the carrier agreed to; nothing for a courier of our own. Refuses an unknown party. */
export async function codTermsOf(
  party: CodParty,
  client: QueryClientContract
): Promise<CodTerms & { name: string }> {
  if (party.carrierId === null) {
    const courier = await client
      .from('employees')
      .where('id', party.courierId)
      .select('name')
      .first()
    if (!courier) throw codRefused('PARTY_UNKNOWN', { field: 'courierId', status: 404 })
    return { name: courier.name, feePermille: 0, feeMinFen: 0 }
  }
  const carrier = await client.from('carriers').where('id', party.carrierId).first()
  if (!carrier) throw codRefused('PARTY_UNKNOWN', { field: 'carrierId', status: 404 })
  return {
    name: carrier.name,
    feePermille: carrier.cod_fee_permille,
    feeMinFen: carrier.cod_fee_min_fen,
  }
}
