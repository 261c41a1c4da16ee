import type { Transaction } from '#core/transaction'
import { contactProductUnknown } from '#app/customers/errors'

export const NEED_TYPES = ['enquiry', 'order'] as const

/** What a contact was about (C16): enquiry only or decided to order, which product, in words. */
export type ContactNeed = {
  type: (typeof NEED_TYPES)[number]
  productId: number | null
  text: string | null
}

/** The need's columns of `contacts`; refuses a product that there is not. */
export async function needColumns(trx: Transaction, need: ContactNeed | null) {
  const productId = need?.productId ?? null
  if (productId !== null) {
    const product = await trx.from('products').where('id', productId).select('id').first()
    if (!product) throw contactProductUnknown()
  }
  return {
    need_type: need?.type ?? null,
    need_product_id: productId,
    need_text: need?.text?.trim() || null,
  }
}
