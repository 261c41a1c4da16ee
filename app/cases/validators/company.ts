import vine from '@vinejs/vine'
import { PHRASE_STAGES } from '#app/cases/queries/phrases_for'

export const servicePhraseValidator = vine.create({
  productId: vine.number().withoutDecimals().positive().nullable().optional(),
  stage: vine.enum(PHRASE_STAGES),
  trigger: vine.string().trim().maxLength(60).nullable().optional(),
  content: vine.string().trim().minLength(1).maxLength(1000),
  position: vine.number().withoutDecimals().range([0, 999]),
})
