import vine from '@vinejs/vine'
import { MOST_ITEMS } from '#core/cursor_page'

/** The fields by which every list for programs is paged; spread into the validator of its query. */
export const cursorFields = {
  cursor: vine.string().maxLength(100).optional(),
  limit: vine.number().withoutDecimals().range([1, MOST_ITEMS]).optional(),
}
