import type { ApiScope } from '#app/organisation/api_scopes'
import { MOST_ITEMS } from '#core/cursor_page'
import { ORDER_STATUSES } from '#app/orders/order_states'
import type { Schema } from '#app/integrations/openapi/schemas'

export type Parameter = {
  name: string
  in: 'query' | 'path' | 'header'
  schema: Schema
  required?: boolean
  description?: string
  style?: 'form'
  explode?: boolean
}

export type Operation = {
  method: 'get' | 'post'
  /** Below `/api/v1`. */
  path: string
  id: string
  scope: ApiScope
  summary: string
  parameters?: Parameter[]
  /** Name of the schema of what is sent. */
  body?: string
  /** Status and name of the schema of a success. */
  success: [number, string]
  /** Statuses of refusals beside those that every operation knows. */
  refusals?: number[]
}

const id = (name = 'id'): Parameter => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'integer' },
})

const query = (name: string, schema: Schema, description?: string): Parameter => ({
  name,
  in: 'query',
  schema,
  description,
})

const PAGED = [
  query('limit', { type: 'integer', minimum: 1, maximum: MOST_ITEMS, default: 50 }),
  query('cursor', { type: 'string' }, 'The `nextCursor` of the page before.'),
]

const WHOLE = { type: 'integer' }
const TEXT = { type: 'string' }

/** Everything that programs can do. */
export const OPERATIONS: Operation[] = [
  {
    method: 'get',
    path: '/products',
    id: 'listProducts',
    scope: 'products:read',
    summary: 'Products, newest first.',
    parameters: [...PAGED, query('onSale', { type: 'boolean' }), query('code', TEXT)],
    success: [200, 'ProductPage'],
    refusals: [422],
  },
  {
    method: 'get',
    path: '/products/{id}',
    id: 'showProduct',
    scope: 'products:read',
    summary: 'One product.',
    parameters: [id()],
    success: [200, 'Product'],
    refusals: [404],
  },
  {
    method: 'get',
    path: '/products/{product_id}/stock',
    id: 'showStock',
    scope: 'products:read',
    summary: 'What each warehouse holds of a product.',
    parameters: [id('product_id')],
    success: [200, 'StockLevels'],
    refusals: [404],
  },
  {
    method: 'get',
    path: '/customers',
    id: 'listCustomers',
    scope: 'customers:read',
    summary: 'Customers, newest first.',
    parameters: [
      ...PAGED,
      query('phone', TEXT, 'The whole number, as typed.'),
      query('customerNo', TEXT),
    ],
    success: [200, 'CustomerPage'],
    refusals: [422],
  },
  {
    method: 'get',
    path: '/customers/{id}',
    id: 'showCustomer',
    scope: 'customers:read',
    summary: 'One customer.',
    parameters: [id()],
    success: [200, 'Customer'],
    refusals: [404],
  },
  {
    method: 'post',
    path: '/customers',
    id: 'registerCustomer',
    scope: 'customers:write',
    summary: 'Registers a customer. A number that somebody has already is refused, naming who.',
    body: 'NewCustomer',
    success: [201, 'RegisteredCustomer'],
    refusals: [400, 409, 413, 422],
  },
  {
    method: 'get',
    path: '/regions',
    id: 'listRegions',
    scope: 'customers:read',
    summary: 'The provinces, or what lies directly inside a region.',
    parameters: [query('parentId', WHOLE)],
    success: [200, 'Regions'],
    refusals: [422],
  },
  {
    method: 'get',
    path: '/delivery-methods',
    id: 'listDeliveryMethods',
    scope: 'orders:read',
    summary: 'The delivery methods that new orders may name.',
    success: [200, 'DeliveryMethods'],
  },
  {
    method: 'get',
    path: '/orders',
    id: 'listOrders',
    scope: 'orders:read',
    summary: 'Orders, newest first.',
    parameters: [
      ...PAGED,
      {
        ...query(
          'status',
          { type: 'array', items: { type: 'string', enum: ORDER_STATUSES } },
          'One or several, joined by commas.'
        ),
        style: 'form',
        explode: false,
      },
      query('customerId', WHOLE),
      query('orderNo', TEXT, 'The whole number.'),
    ],
    success: [200, 'OrderPage'],
    refusals: [422],
  },
  {
    method: 'get',
    path: '/orders/{id}',
    id: 'showOrder',
    scope: 'orders:read',
    summary: 'One order.',
    parameters: [id()],
    success: [200, 'Order'],
    refusals: [404],
  },
  {
    method: 'post',
    path: '/orders',
    id: 'placeOrder',
    scope: 'orders:write',
    summary: 'Places an order, and sends it to logistics at once when `confirm` is true.',
    parameters: [
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 64 },
        description:
          'One for each order, made by the sender. The same key with the same body gives the first answer again, with the header Idempotency-Replayed: true; with another body it is refused with 409.',
      },
    ],
    body: 'NewOrder',
    success: [201, 'PlacedOrder'],
    refusals: [400, 409, 413, 422],
  },
  {
    method: 'get',
    path: '/waybills',
    id: 'listWaybills',
    scope: 'waybills:read',
    summary: 'Waybills, newest first, voided ones included.',
    parameters: [...PAGED, query('orderId', WHOLE), query('waybillNo', TEXT)],
    success: [200, 'WaybillPage'],
    refusals: [422],
  },
  {
    method: 'get',
    path: '/waybills/{id}',
    id: 'showWaybill',
    scope: 'waybills:read',
    summary: 'One waybill.',
    parameters: [id()],
    success: [200, 'Waybill'],
    refusals: [404],
  },
]
