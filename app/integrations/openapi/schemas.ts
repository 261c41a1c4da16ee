import { ORDER_STATUSES } from '#app/orders/order_states'

export type Schema = { [key: string]: unknown }

export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

const text = (description?: string): Schema => ({ type: 'string', ...describe(description) })
const whole = (description?: string): Schema => ({ type: 'integer', ...describe(description) })
const fen = (description = 'Fen, hundredths of a yuan.') => whole(description)
const flag = (description?: string): Schema => ({ type: 'boolean', ...describe(description) })
const instant = (): Schema => ({ type: 'string', format: 'date-time' })
const oneOf = (...values: string[]): Schema => ({ type: 'string', enum: values })
const list = (items: Schema): Schema => ({ type: 'array', items })
const orNull = (schema: Schema): Schema => ({
  ...schema,
  type: [schema.type, 'null'],
  ...(schema.enum ? { enum: [...(schema.enum as unknown[]), null] } : {}),
})

function describe(description: string | undefined): Schema {
  return description === undefined ? {} : { description }
}

/** An answer: exactly these properties, all of them there unless named in `optional`. */
function answer(properties: Record<string, Schema>, optional: string[] = []): Schema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    additionalProperties: false,
  }
}

/** A body that is sent: only `required` must be there. */
function body(properties: Record<string, Schema>, required: string[]): Schema {
  return { type: 'object', properties, required }
}

const page = (item: string) =>
  answer({
    items: list(ref(item)),
    nextCursor: orNull(text('Sent as `cursor` it asks for what follows; null at the end.')),
  })

const phones = list(
  answer({
    position: whole('1 is called first.'),
    kind: oneOf('mobile', 'landline'),
    number: text('Masked.'),
  })
)

const masked = (number: string) => text(`${number}, masked.`)

const products = {
  Product: answer(
    {
      id: whole(),
      code: text(),
      shortCode: text(),
      name: text(),
      specification: text(),
      unit: text(),
      retailPriceFen: fen(),
      trialable: flag(),
      onSale: flag(),
      version: whole(),
      available: whole('Pieces that can be promised, all warehouses together. In lists only.'),
    },
    ['available']
  ),
  ProductPage: page('Product'),
  StockLevel: answer({
    warehouseId: whole(),
    warehouse: text(),
    onHand: whole(),
    reserved: whole(),
    available: whole('On hand less reserved.'),
  }),
  StockLevels: answer({ items: list(ref('StockLevel')) }),
}

const customers = {
  Customer: answer({
    id: whole(),
    customerNo: text(),
    name: text(),
    gender: oneOf('female', 'male', 'unknown'),
    customerClass: oneOf('A', 'B', 'C', 'D'),
    kind: oneOf('buyer', 'enquirer'),
    regionId: orNull(whole()),
    address: orNull(text()),
    points: whole(),
    version: whole(),
    createdAt: instant(),
    phones,
  }),
  CustomerPage: page('Customer'),
  NewCustomer: body(
    {
      name: { ...text(), maxLength: 40 },
      phones: {
        ...list(text()),
        minItems: 1,
        maxItems: 4,
        description: 'As typed; landlines with their area code. The first is called first.',
      },
      gender: oneOf('female', 'male', 'unknown'),
      birthYear: orNull(whole()),
      regionId: orNull(whole('Of a district.')),
      address: orNull({ ...text(), maxLength: 200 }),
      remark: orNull({ ...text(), maxLength: 500 }),
      endUserName: orNull({ ...text(), maxLength: 40 }),
      endUserSchool: orNull({ ...text(), maxLength: 80 }),
    },
    ['name', 'phones']
  ),
  RegisteredCustomer: answer({ id: whole(), customerNo: text(), name: text() }),
  Region: answer({
    id: whole(),
    code: text('Official code.'),
    name: text(),
    level: oneOf('province', 'city', 'district'),
    parentId: orNull(whole()),
  }),
  Regions: answer({ items: list(ref('Region')) }),
}

const sellingMethod = oneOf('direct', 'cross_sell', 'gift')

const orders = {
  Order: answer({
    id: whole(),
    orderNo: text(),
    status: oneOf(...ORDER_STATUSES),
    version: whole('Counts up with every change.'),
    customerId: whole(),
    receiver: answer({
      name: text(),
      phone: masked('The number that the order was placed with'),
      province: text(),
      city: text(),
      district: text(),
      address: text(),
    }),
    regionId: orNull(whole()),
    deliveryMethodId: whole(),
    deliveryInstructions: orNull(text()),
    channel: oneOf('phone', 'web', 'catalogue', 'agent'),
    paymentMode: oneOf('cod', 'prepaid'),
    paymentState: oneOf('unpaid', 'partial', 'paid', 'refunding', 'refunded'),
    codState: oneOf('none', 'expected', 'collected', 'remitted', 'short', 'written_off'),
    stockHold: flag('Confirmed, but waiting for stock.'),
    totalFen: fen(),
    paidFen: fen(),
    createdAt: instant(),
    updatedAt: instant(),
    confirmedAt: orNull(instant()),
    lines: list(ref('OrderLine')),
    waybills: list(ref('OrderWaybill')),
  }),
  OrderLine: answer({
    position: whole(),
    productId: whole(),
    product: text('Name of the product when it was ordered.'),
    specification: text(),
    unitPriceFen: fen(),
    quantity: whole(),
    sellingMethod,
    isTrial: flag(),
  }),
  OrderWaybill: answer({
    id: whole(),
    waybillNo: text(),
    carrier: text("The carrier's code."),
    status: ref('WaybillStatus'),
  }),
  OrderPage: page('Order'),
  NewOrder: body(
    {
      customerId: whole(),
      lines: {
        ...list(ref('NewOrderLine')),
        minItems: 1,
        maxItems: 50,
      },
      regionId: orNull(whole('Of a district; needed to confirm.')),
      address: orNull({ ...text('Needed to confirm.'), maxLength: 200 }),
      deliveryMethodId: orNull(whole('The default method unless told.')),
      deliveryInstructions: orNull({ ...text(), maxLength: 200 }),
      paymentMode: oneOf('cod', 'prepaid'),
      channel: { ...oneOf('phone', 'web', 'catalogue', 'agent'), default: 'web' },
      remark: orNull({ ...text('Internal.'), maxLength: 500 }),
      reorderOfId: orNull(whole()),
      placementId: orNull(whole('The slot of the media plan that brought it.')),
      callId: orNull(text()),
      confirm: flag('Send it to logistics in the same step.'),
    },
    ['customerId', 'lines', 'paymentMode']
  ),
  NewOrderLine: body(
    {
      productId: whole(),
      quantity: { ...whole(), minimum: 1, maximum: 999, default: 1 },
      unitPriceFen: fen('Fen; the retail price unless told, 0 for a gift.'),
      sellingMethod: { ...sellingMethod, default: 'direct' },
      isTrial: flag(),
    },
    ['productId']
  ),
  PlacedOrder: answer({
    orderId: whole(),
    orderNo: text(),
    status: oneOf('draft', 'confirmed'),
    version: whole(),
    totalFen: fen(),
    stockHold: flag(),
  }),
}

const logistics = {
  WaybillStatus: oneOf(
    'pending',
    'printed',
    'handed_over',
    'delivered',
    'returned',
    'recalled',
    'voided'
  ),
  Waybill: answer({
    id: whole(),
    waybillNo: text('Unique per carrier for ever.'),
    carrier: text("The carrier's code."),
    carrierName: text(),
    status: ref('WaybillStatus'),
    orderId: whole(),
    orderNo: text(),
    printedAt: orNull(instant()),
    handedOverAt: orNull(instant()),
    updatedAt: instant(),
  }),
  WaybillPage: page('Waybill'),
  DeliveryMethod: answer({
    id: whole(),
    code: text(),
    name: text(),
    carrier: text("The carrier's code."),
    isDefault: flag(),
  }),
  DeliveryMethods: answer({ items: list(ref('DeliveryMethod')) }),
}

const problem = {
  Problem: {
    type: 'object',
    description: 'RFC 9457. Some kinds carry more members, such as the events that are possible.',
    properties: {
      type: { ...text('Names the kind.'), format: 'uri' },
      title: text('A sentence in the language of `Accept-Language` (zh-CN or en).'),
      status: whole('As the HTTP status.'),
      code: text('The kind for programs; stable.'),
      field: text('What the title is about, such as `lines.0.quantity`.'),
      errors: list(
        answer(
          {
            field: text(),
            message: text(),
            rule: text(),
            index: whole('Of the wrong one, in a list.'),
            meta: { type: 'object', description: 'What would be right: choices, limits.' },
          },
          ['index', 'meta']
        )
      ),
      requestId: text('To be told to the operator.'),
    },
    required: ['type', 'title', 'status', 'code', 'requestId'],
  },
}

/** What is sent and answered, by name. */
export const SCHEMAS: Record<string, Schema> = {
  ...products,
  ...customers,
  ...orders,
  ...logistics,
  ...problem,
}
