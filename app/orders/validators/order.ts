import vine from '@vinejs/vine'
import { cursorFields } from '#core/cursor_fields'
import { INQUIRIES } from '#app/orders/inquiries'
import { REVOCATION_WISHES } from '#app/orders/revocation_requests'
import { SELLING_METHODS, MOST_LINES } from '#app/orders/order_lines'
import { ORDER_STATUSES } from '#app/orders/order_states'

const id = () => vine.number().withoutDecimals().positive()

const line = {
  productId: id(),
  quantity: vine.number().optional(),
  unitPriceFen: vine.number().optional(),
  sellingMethod: vine.enum(SELLING_METHODS).optional(),
  isTrial: vine.boolean().optional(),
}

const paymentMode = () => vine.enum(['cod', 'prepaid'] as const)
const instructions = () => vine.string().maxLength(200).nullable().optional()
const remark = () => vine.string().maxLength(500).nullable().optional()
const version = () => vine.number().withoutDecimals().positive()

/** A new order as an agent or a machine sends it; the order's own rules are checked by the service. */
export const placeOrderValidator = vine.compile(
  vine.object({
    customerId: id(),
    lines: vine.array(vine.object(line)).maxLength(MOST_LINES),
    regionId: id().nullable().optional(),
    address: vine.string().maxLength(200).nullable().optional(),
    deliveryMethodId: id().nullable().optional(),
    deliveryInstructions: instructions(),
    paymentMode: paymentMode(),
    placementId: id().nullable().optional(),
    callId: vine.string().maxLength(64).nullable().optional(),
    channel: vine.enum(['phone', 'web', 'catalogue', 'agent'] as const).optional(),
    remark: remark(),
    reorderOfId: id().nullable().optional(),
    confirm: vine.boolean().optional(),
  })
)

export const editOrderValidator = vine.compile(
  vine.object({
    version: version(),
    lines: vine
      .array(vine.object({ ...line, position: vine.number().positive().optional() }))
      .maxLength(MOST_LINES)
      .optional(),
    regionId: id().nullable().optional(),
    address: vine.string().maxLength(200).optional(),
    deliveryMethodId: id().optional(),
    paymentMode: paymentMode().optional(),
    deliveryInstructions: instructions(),
    placementId: id().nullable().optional(),
    remark: remark(),
    refreshSnapshot: vine.boolean().optional(),
  })
)

export const deleteOrderValidator = vine.compile(
  vine.object({ version: version(), reason: vine.string().maxLength(200).optional() })
)

export const confirmOrderValidator = vine.compile(
  vine.object({
    version: version(),
    paymentMode: paymentMode().optional(),
    deliveryInstructions: instructions(),
  })
)

export const withdrawOrderValidator = vine.compile(
  vine.object({ version: version(), reason: vine.string().trim().minLength(1).maxLength(200) })
)

export const requestRevocationValidator = vine.compile(
  vine.object({
    version: version(),
    wish: vine.enum(REVOCATION_WISHES),
    reason: vine.string().trim().minLength(1).maxLength(200),
  })
)

export const recordInquiryValidator = vine.compile(
  vine.object({
    version: version(),
    inquiry: vine.enum(INQUIRIES),
    remark: vine.string().trim().maxLength(200).nullable().optional(),
  })
)

export const seenAnswersValidator = vine.compile(vine.object({ until: id() }))

export const recordPaymentValidator = vine.compile(
  vine.object({
    version: version(),
    kind: vine.enum(['payment', 'refund'] as const),
    amountFen: vine.number().withoutDecimals().positive(),
    method: vine.string().trim().minLength(1).maxLength(30),
    reference: vine.string().trim().minLength(1).maxLength(80),
  })
)

/** The key that makes a repeated submit give the first result: the request's `idempotency-key` header. */
export const idempotencyKeyValidator = vine.compile(
  vine.object({ idempotencyKey: vine.string().trim().minLength(1).maxLength(64).optional() })
)

/** Milliseconds since 1970, up to the year 2100. */
const instant = () => vine.number().withoutDecimals().range([1, 4_102_444_800_000])

export const orderSourceValidator = vine.compile(
  vine.object({ at: instant(), text: vine.string().trim().maxLength(40).optional() })
)

/** Which orders a program asks for. Several states are joined by commas. */
export const ordersForProgramsValidator = vine.compile(
  vine.object({
    ...cursorFields,
    status: vine
      .array(vine.enum(ORDER_STATUSES))
      .parse((value) => (typeof value === 'string' ? value.split(',') : value))
      .optional(),
    customerId: id().optional(),
    orderNo: vine.string().maxLength(12).optional(),
  })
)
