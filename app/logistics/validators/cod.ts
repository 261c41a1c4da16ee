import vine from '@vinejs/vine'
import { DateTime } from 'luxon'

/** The largest unsigned int of a column: beyond it there can be no row. */
const LARGEST_ID = 4_294_967_295

/** A million yuan: more than any parcel. */
const HIGHEST_AMOUNT_FEN = 100_000_000

/** What one courier carries home in a day. */
const MOST_LINES = 200

const id = () => vine.number().withoutDecimals().positive().max(LARGEST_ID)

const day = vine.createRule((value, _, field) => {
  const date = typeof value === 'string' ? DateTime.fromISO(value) : null
  if (!date?.isValid || date.toISODate() !== value) {
    field.report('The {{ field }} field must be a date', 'date', field)
  }
})

export const codStatementValidator = vine.compile(
  vine.object({
    carrierId: id(),
    throughOn: vine.string().use(day()),
    reference: vine.string().trim().maxLength(60).optional(),
  })
)

export const codCounterValidator = vine.compile(
  vine.object({
    courierId: id(),
    idempotencyKey: vine.string().trim().minLength(8).maxLength(64),
    lines: vine
      .array(
        vine.object({
          waybillNo: vine.string().trim().minLength(1).maxLength(40),
          amountFen: vine.number().withoutDecimals().min(0).max(HIGHEST_AMOUNT_FEN),
        })
      )
      .minLength(1)
      .maxLength(MOST_LINES),
  })
)

export const codWriteOffValidator = vine.compile(
  vine.object({ version: id(), reason: vine.string().trim().minLength(1).maxLength(200) })
)

export const codWorkOffValidator = vine.compile(
  vine.object({ remark: vine.string().trim().minLength(1).maxLength(200) })
)
