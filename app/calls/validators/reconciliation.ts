import { DateTime } from 'luxon'
import vine from '@vinejs/vine'
import { BUSINESS_ZONE, businessDate } from '#core/period'

export const reconciliationValidator = vine.create({
  day: vine.string().use(
    vine.createRule((value, _options, field) => {
      const day = typeof value === 'string' ? businessDate(value) : null
      const today = DateTime.now().setZone(BUSINESS_ZONE).toISODate()!
      if (day === null || day > today) field.report('{{ field }} must be a past day', 'past', field)
    })()
  ),
})
