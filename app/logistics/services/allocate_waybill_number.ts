import { inTransaction } from '#core/transaction'
import { logisticsRefused } from '#app/logistics/errors'

/**
 * The next waybill number (联号) of a carrier's ranges: prefix and serial, padded with zeros. Numbers are spent for ever,
 * also those of parcels that are voided later.
 */
export class AllocateWaybillNumber {
  async handle(carrierId: number): Promise<string> {
    return inTransaction(async (trx) => {
      const range = await trx
        .from('waybill_number_ranges')
        .where({ carrier_id: carrierId, active: true })
        .whereColumn('next_serial', '<=', 'last_serial')
        .orderBy('id')
        .forUpdate()
        .first()
      if (!range) {
        const carrier = await trx.from('carriers').where('id', carrierId).select('name').first()
        throw logisticsRefused('NUMBERS_EXHAUSTED', { values: { carrier: carrier?.name ?? '' } })
      }
      await trx.from('waybill_number_ranges').where('id', range.id).increment('next_serial', 1)
      return `${range.prefix}${String(range.next_serial).padStart(range.digits, '0')}`
    })
  }
}
