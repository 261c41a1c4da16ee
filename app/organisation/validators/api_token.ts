import vine from '@vinejs/vine'
import { API_SCOPE_NAMES } from '#app/organisation/api_scopes'

export const createApiTokenValidator = vine.compile(
  vine.object({
    label: vine.string().trim().minLength(1).maxLength(60),
    actingEmployeeId: vine.number().withoutDecimals().positive(),
    scopes: vine.array(vine.enum(API_SCOPE_NAMES)).minLength(1).distinct(),
    expiresInDays: vine.number().withoutDecimals().range([1, 3650]).nullable(),
  })
)
