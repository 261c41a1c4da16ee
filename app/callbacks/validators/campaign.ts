import vine from '@vinejs/vine'
import { ATTEMPT_OUTCOMES, CAMPAIGN_STEPS, type CampaignStep } from '#app/callbacks/campaign_rules'

const id = () => vine.number().positive().withoutDecimals()
const clock = () =>
  vine
    .string()
    .trim()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

export const campaignTemplateValidator = vine.create({
  name: vine.string().trim().minLength(1).maxLength(60),
  acdGroupId: id(),
  mode: vine.enum(['preview', 'progressive']),
  script: vine.string().trim().maxLength(2000).optional(),
  callerId: vine
    .string()
    .trim()
    .regex(/^\d{3,20}$/)
    .optional(),
  maxAttempts: vine.number().withoutDecimals().range([1, 10]),
  retryMinutes: vine.number().withoutDecimals().range([1, 10_080]),
  retryByOutcome: vine
    .array(
      vine.object({
        outcome: vine.enum(ATTEMPT_OUTCOMES),
        minutes: vine.number().withoutDecimals().range([0, 10_080]),
      })
    )
    .distinct('outcome'),
  callFrom: clock(),
  callTo: clock(),
  dispositions: vine
    .array(
      vine.object({
        name: vine.string().trim().minLength(1).maxLength(30),
        effect: vine.enum(['done', 'again', 'opt_out']),
      })
    )
    .minLength(1)
    .maxLength(12)
    .distinct('name'),
  active: vine.boolean(),
})

export const campaignValidator = vine.create({
  name: vine.string().trim().minLength(1).maxLength(60),
  templateId: id(),
  /** The query string of the customer list; without one a file comes along. */
  filter: vine.string().trim().maxLength(500).optional(),
})

export const campaignStepValidator = vine.create({
  step: vine.enum(Object.keys(CAMPAIGN_STEPS) as CampaignStep[]),
})

export const dispositionValidator = vine.create({
  disposition: vine.string().trim().minLength(1).maxLength(30),
  remark: vine.string().trim().maxLength(500).optional(),
})

export const doNotCallValidator = vine.create({
  number: vine.string().trim().minLength(3).maxLength(30),
  source: vine.enum(['customer', 'authority', 'internal']),
  remark: vine.string().trim().maxLength(200).optional(),
})
