import { inTransaction } from '#core/transaction'
import { DomainError } from '#core/domain_error'
import { isDuplicate } from '#core/statements'
import { RecordAudit } from '#app/organisation/services/record_audit'
import ServiceNumber from '#app/media/models/service_number'

export type SaveServiceNumberInput = {
  /** Null: a new one. */
  serviceNumberId: number | null
  employeeId: number
  number: string
  name: string
  acdGroupId: number
  active: boolean
}

/** Enters a service number or changes it. The digits of one that was dialled stay: calls are found by them. */
export class SaveServiceNumber {
  async handle({
    serviceNumberId,
    employeeId,
    ...fields
  }: SaveServiceNumberInput): Promise<number> {
    return inTransaction(async (trx) => {
      const entry = serviceNumberId
        ? await ServiceNumber.query({ client: trx })
            .where('id', serviceNumberId)
            .forUpdate()
            .first()
        : new ServiceNumber()
      if (!entry) throw refusal('not_found', 404)
      const group = await trx.from('acd_groups').where('id', fields.acdGroupId).first()
      if (!group) throw refusal('group_unknown', 422, 'acdGroupId')
      const before = entry.$isPersisted ? { number: entry.number, name: entry.name } : null
      if (before && before.number !== fields.number && (await this.#inUse(trx, entry.id))) {
        throw refusal('in_use', 409, 'number')
      }
      entry.useTransaction(trx)
      try {
        await entry.merge(fields).save()
      } catch (error) {
        throw isDuplicate(error) ? refusal('number_taken', 422, 'number') : error
      }
      await new RecordAudit().handle({
        employeeId,
        action: before ? 'service_numbers.edit' : 'service_numbers.create',
        subjectType: 'service_number',
        subjectId: String(entry.id),
        before,
        after: fields,
      })
      return entry.id
    })
  }

  async #inUse(
    trx: Parameters<Parameters<typeof inTransaction>[0]>[0],
    serviceNumberId: number
  ): Promise<boolean> {
    const placement = await trx
      .from('placements')
      .select('id')
      .where('service_number_id', serviceNumberId)
      .first()
    return placement !== null
  }
}

function refusal(code: string, status: number, field?: string) {
  return new DomainError({
    status,
    code: `SERVICE_NUMBER_${code.toUpperCase()}`,
    messageKey: `media.numbers.errors.${code}`,
    field,
  })
}
