import vine from '@vinejs/vine'
import { ADJUSTMENT_REASONS, STOCK_BUCKETS } from '#app/products/stock_ledger'

/** The largest unsigned int of a column: beyond it there can be no row. */
const LARGEST_ID = 4_294_967_295

/** More pieces than any shelf holds. */
const MOST_PIECES = 1_000_000

const MOST_LINES = 300

const id = () => vine.number().withoutDecimals().positive().max(LARGEST_ID)
const pieces = () => vine.number().withoutDecimals().range([0, MOST_PIECES])
const bucket = () => vine.enum(STOCK_BUCKETS)

const head = {
  warehouseId: id(),
  remark: vine.string().trim().maxLength(200).nullable().optional(),
  idempotencyKey: vine.string().trim().minLength(8).maxLength(64),
}

export const goodsInValidator = vine.compile(
  vine.object({
    ...head,
    reference: vine.string().trim().maxLength(60).nullable().optional(),
    lines: vine
      .array(vine.object({ productId: id(), quantity: pieces().min(1) }))
      .minLength(1)
      .maxLength(MOST_LINES),
  })
)

export const countValidator = vine.compile(
  vine.object({
    ...head,
    lines: vine
      .array(vine.object({ productId: id(), bucket: bucket(), seen: pieces(), counted: pieces() }))
      .minLength(1)
      .maxLength(MOST_LINES),
  })
)

export const adjustmentValidator = vine.compile(
  vine.object({
    ...head,
    reason: vine.enum(ADJUSTMENT_REASONS),
    lines: vine
      .array(
        vine.object({
          productId: id(),
          bucket: bucket(),
          quantity: vine.number().withoutDecimals().range([-MOST_PIECES, MOST_PIECES]),
        })
      )
      .minLength(1)
      .maxLength(MOST_LINES),
  })
)

export const countSheetValidator = vine.compile(vine.object({ warehouse: id() }))
