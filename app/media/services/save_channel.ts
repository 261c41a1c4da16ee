import { inTransaction } from '#core/transaction'
import { DomainError } from '#core/domain_error'
import { isDuplicate } from '#core/statements'
import { RecordAudit } from '#app/organisation/services/record_audit'
import Channel, { type MediaType } from '#app/media/models/channel'

export type SaveChannelInput = {
  /** Null: a new one. */
  channelId: number | null
  employeeId: number
  code: string
  name: string
  mediaType: MediaType
  active: boolean
}

/** Enters a channel or changes it; code and name belong to one channel each. */
export class SaveChannel {
  async handle({ channelId, employeeId, ...fields }: SaveChannelInput): Promise<number> {
    return inTransaction(async (trx) => {
      const channel = channelId
        ? await Channel.query({ client: trx }).where('id', channelId).forUpdate().first()
        : new Channel()
      if (!channel) throw refusal('not_found', 404)
      const before = channel.$isPersisted ? { ...channel.$original } : null
      channel.useTransaction(trx)
      try {
        await channel.merge(fields).save()
      } catch (error) {
        if (!isDuplicate(error)) throw error
        throw isDuplicate(error, 'code')
          ? refusal('code_taken', 422, 'code')
          : refusal('name_taken', 422, 'name')
      }
      await new RecordAudit().handle({
        employeeId,
        action: before ? 'channels.edit' : 'channels.create',
        subjectType: 'channel',
        subjectId: String(channel.id),
        before: before ? { code: before.code, name: before.name, active: before.active } : null,
        after: fields,
      })
      return channel.id
    })
  }
}

function refusal(code: string, status: number, field?: string) {
  return new DomainError({
    status,
    code: `CHANNEL_${code.toUpperCase()}`,
    messageKey: `media.channels.errors.${code}`,
    field,
  })
}
