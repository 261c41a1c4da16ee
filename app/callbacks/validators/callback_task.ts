import vine from '@vinejs/vine'
import { TASK_WORK } from '#app/callbacks/services/work_callback_task'

export const callbackTaskWorkValidator = vine.create({
  work: vine.enum(TASK_WORK),
  version: vine.number().positive().withoutDecimals(),
  remark: vine.string().trim().maxLength(500).nullable().optional(),
})
