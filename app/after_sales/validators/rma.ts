import vine from '@vinejs/vine'
import { RMA_KINDS, RMA_REASONS } from '#app/after_sales/rma'

/** The largest unsigned int of a column: beyond it there can be no row. */
const LARGEST_ID = 4_294_967_295

const id = () => vine.number().withoutDecimals().positive().max(LARGEST_ID)
const pieces = () => vine.number().withoutDecimals().range([0, 1_000_000])
const text = (most: number) => vine.string().trim().maxLength(most)

export const findDeliveredValidator = vine.compile(vine.object({ orderNo: text(20).minLength(1) }))

export const requestRmaValidator = vine.compile(
  vine.object({
    orderId: id(),
    version: id(),
    kind: vine.enum(RMA_KINDS),
    reason: vine.enum(RMA_REASONS).nullable(),
    remark: text(200).nullable().optional(),
    lines: vine.array(vine.object({ position: id(), quantity: pieces() })).maxLength(50),
  })
)

export const decideRmaValidator = vine.compile(
  vine.object({
    version: id(),
    approved: vine.boolean(),
    reason: text(200).nullable().optional(),
  })
)

export const rmaVersionValidator = vine.compile(vine.object({ version: id() }))

export const inspectRmaValidator = vine.compile(
  vine.object({
    version: id(),
    remark: text(200).nullable().optional(),
    lines: vine
      .array(
        vine.object({ productId: id(), sellable: pieces(), damaged: pieces(), disposed: pieces() })
      )
      .minLength(1)
      .maxLength(50),
  })
)

export const refundRmaValidator = vine.compile(
  vine.object({
    version: id(),
    amountFen: vine.number().withoutDecimals().min(0),
    method: text(30).minLength(1),
    reference: text(80).minLength(1),
  })
)

export const closeRmaValidator = vine.compile(
  vine.object({ version: id(), reason: text(200).nullable().optional() })
)

export const decideTrialValidator = vine.compile(
  vine.object({
    version: id(),
    kept: vine.boolean(),
    positions: vine.array(id()).minLength(1).maxLength(50).nullable(),
  })
)
