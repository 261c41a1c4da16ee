import vine from '@vinejs/vine'
import { ORDER_NEWS } from '#app/orders/order_news'

export const webhookValidator = vine.compile(
  vine.object({
    label: vine.string().trim().minLength(1).maxLength(60),
    url: vine.string().trim().minLength(1).maxLength(500),
    events: vine.array(vine.enum(ORDER_NEWS)).minLength(1).distinct(),
    active: vine.boolean(),
    version: vine.number().withoutDecimals().positive().optional(),
  })
)
