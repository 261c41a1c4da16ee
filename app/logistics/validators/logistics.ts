import vine from '@vinejs/vine'
import { cursorFields } from '#core/cursor_fields'
import { MOST_ROWS } from '#app/logistics/services/accept_feedback_batch'
import { RETURN_REASONS } from '#app/logistics/services/record_feedback'
import { PARCEL_LIST_FORMATS } from '#app/logistics/services/request_parcel_list'
import { MOST_PRINTS_A_BATCH } from '#app/logistics/services/request_print_batch'

/** The largest unsigned int of a column: beyond it there can be no row. */
const LARGEST_ID = 4_294_967_295

/** Ten thousand yuan: nobody's fee for carrying a parcel. */
const HIGHEST_FEE_FEN = 1_000_000

const id = () => vine.number().withoutDecimals().positive().max(LARGEST_ID)
const key = () => vine.string().trim().minLength(8).maxLength(64)
const waybillNo = () => vine.string().trim().minLength(1).maxLength(40)

export const requestPrintValidator = vine.compile(
  vine.object({
    deliveryMethodId: id(),
    /** Left out: all that can be printed. */
    orders: vine.array(id()).minLength(1).maxLength(MOST_PRINTS_A_BATCH).optional(),
    kind: vine.enum(['print', 'reprint'] as const).optional(),
    reason: vine.string().trim().minLength(1).maxLength(200).optional(),
    idempotencyKey: key(),
  })
)

export const voidWaybillValidator = vine.compile(
  vine.object({
    version: id(),
    because: vine.enum(['wrong_order', 'customer_cancelled'] as const),
    reason: vine.string().trim().minLength(1).maxLength(200),
  })
)

export const handOverValidator = vine.compile(
  vine.object({ orders: vine.array(id()).minLength(1).maxLength(200) })
)

export const parcelListFileValidator = vine.compile(
  vine.object({ format: vine.enum(PARCEL_LIST_FORMATS) })
)

export const findParcelValidator = vine.compile(vine.object({ waybillNo: waybillNo() }))

export const receiveReturnValidator = vine.compile(vine.object({ version: id() }))

const pieces = () => vine.number().withoutDecimals().range([0, 1_000_000])

/** What was found of each product of goods that came back. */
export const inspectedLines = () =>
  vine
    .array(
      vine.object({ productId: id(), sellable: pieces(), damaged: pieces(), disposed: pieces() })
    )
    .minLength(1)
    .maxLength(100)

export const inspectReturnValidator = vine.compile(
  vine.object({
    version: id(),
    lines: inspectedLines(),
    remark: vine.string().trim().maxLength(200).nullable().optional(),
  })
)

export const correctFeedbackValidator = vine.compile(
  vine.object({ version: id(), reason: vine.string().trim().minLength(1).maxLength(200) })
)

export const feedbackBatchValidator = vine.compile(
  vine.object({
    idempotencyKey: key(),
    rows: vine
      .array(
        vine.object({
          waybillNo: waybillNo(),
          result: vine.enum(['delivered', 'returned'] as const),
          reason: vine.enum(RETURN_REASONS).nullable(),
          courierId: id().nullable(),
          deliveryFeeFen: vine.number().withoutDecimals().min(0).max(HIGHEST_FEE_FEN),
          remark: vine.string().trim().maxLength(200).nullable(),
        })
      )
      .minLength(1)
      .maxLength(MOST_ROWS),
  })
)

/** Which waybills a program asks for. */
export const waybillsForProgramsValidator = vine.compile(
  vine.object({
    ...cursorFields,
    orderId: vine.number().withoutDecimals().positive().optional(),
    waybillNo: vine.string().maxLength(40).optional(),
  })
)
