import vine from '@vinejs/vine'
import { cursorFields } from '#core/cursor_fields'

const fen = () => vine.number().withoutDecimals().range([0, 100_000_000])

const fields = {
  name: vine.string().trim().minLength(1).maxLength(80),
  specification: vine.string().trim().minLength(1).maxLength(80),
  unit: vine.string().trim().minLength(1).maxLength(10),
  shortCode: vine.string().trim().minLength(1).maxLength(20),
  categoryId: vine.number().withoutDecimals().positive(),
  retailPriceFen: fen(),
  floorPriceFen: fen(),
  costFen: fen().optional(),
  trialable: vine.boolean().optional(),
  returnExcluded: vine.boolean().optional(),
  onSale: vine.boolean().optional(),
  lowStock: vine.number().withoutDecimals().range([0, 1_000_000]).optional(),
  sellingPoints: vine
    .array(
      vine.object({
        text: vine.string().trim().minLength(1).maxLength(200),
        warning: vine.boolean(),
      })
    )
    .maxLength(20)
    .optional(),
}

export const createProductValidator = vine.compile(vine.object(fields))

export const updateProductValidator = vine.compile(
  vine.object({ ...fields, version: vine.number().withoutDecimals().positive() })
)

export const searchProductsValidator = vine.compile(
  vine.object({
    q: vine.string().maxLength(60).optional(),
    onAir: vine.number().withoutDecimals().positive().optional(),
  })
)

/** Which products a program asks for. */
export const productsForProgramsValidator = vine.compile(
  vine.object({
    ...cursorFields,
    onSale: vine.boolean().optional(),
    code: vine.string().maxLength(40).optional(),
  })
)
