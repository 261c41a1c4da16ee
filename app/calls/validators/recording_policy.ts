import vine from '@vinejs/vine'
import { RULE_DIRECTIONS } from '#app/calls/recording_rules'

const days = vine.number().withoutDecimals().range([1, 36_500]).nullable()

export const recordingPolicyValidator = vine.create({
  rules: vine
    .array(
      vine.object({
        direction: vine.enum(RULE_DIRECTIONS),
        acdGroupId: vine.number().exists({ table: 'acd_groups', column: 'id' }).nullable(),
        percent: vine.number().withoutDecimals().range([0, 100]),
      })
    )
    .minLength(1)
    .maxLength(300),
  unrecorded: vine
    .array(vine.number().exists({ table: 'employees', column: 'id' }))
    .maxLength(1000),
  retention: vine.object({ sale: days, enquiry: days, invalid: days, other: days, message: days }),
})
