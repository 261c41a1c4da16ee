import { randomBytes, randomInt } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import Employee from '#app/organisation/models/employee'
import type { Permission, Role } from '#app/organisation/permissions'
import { PlaceOrder } from '#app/orders/services/place_order'
import type { PlaceOrderContent } from '#app/orders/order_content'
import { makeCustomer, makeRegions, type RegionTree } from '#database/factories/customers'
import { makeProduct, makeWarehouse, stockUp } from '#database/factories/products'
import { nextStaffNo } from '#database/factories/staff_numbers'

const next = () => randomBytes(5).toString('hex')
/** Codes of four characters, run through from a random one: drawn at random they soon meet. */
let methodSerial = randomInt(36 ** 4)
function nextMethodCode(): string {
  methodSerial = (methodSerial + 1) % 36 ** 4
  return methodSerial.toString(36).padStart(4, '0')
}

const stamps = () => ({ created_at: new Date(), updated_at: new Date() })

export async function makeDepartment(name = '直销部'): Promise<number> {
  const [id] = await db.table('departments').insert({ code: `D${next()}`, name, ...stamps() })
  return id
}

/** An employee of this role, with permissions granted on top of it. */
export async function makeEmployee(
  role: Role,
  departmentId: number,
  granted: Permission[] = []
): Promise<Employee> {
  const [id] = await db.table('employees').insert({
    staff_no: nextStaffNo(),
    name: '何静',
    password: 'x',
    role,
    department_id: departmentId,
    ...stamps(),
  })
  for (const permission of granted) {
    await db.table('employee_permissions').insert({ employee_id: id, permission, granted: true })
  }
  return Employee.findOrFail(id)
}

export async function makeDeliveryMethod(
  shape: { codLimitFen?: number | null; own?: boolean } = {}
): Promise<{ id: number; carrierId: number }> {
  const [carrierId] = await db.table('carriers').insert({
    code: `K${next()}`,
    name: '本地送货',
    own: shape.own ?? true,
    cod_limit_fen: shape.codLimitFen ?? null,
    ...stamps(),
  })
  const [id] = await db.table('delivery_methods').insert({
    code: nextMethodCode(),
    name: '本地送货',
    carrier_id: carrierId,
    template: 'local_slip',
    is_default: false,
    ...stamps(),
  })
  return { id, carrierId }
}

export type Trade = {
  departmentId: number
  agent: Employee
  lead: Employee
  warehouseLead: Employee
  finance: Employee
  regions: RegionTree
  warehouseId: number
  deliveryMethodId: number
  carrierId: number
  /** Two products with a hundred pieces each; the second may go out on trial. */
  productIds: [number, number]
}

/** Everything that taking and sending an order needs, apart from all other tests' rows. */
export async function makeTrade(stock = 100): Promise<Trade> {
  const departmentId = await makeDepartment()
  const regions = await makeRegions()
  const warehouseId = await makeWarehouse()
  await db
    .table('region_warehouses')
    .insert({ region_id: regions.cityId, warehouse_id: warehouseId, position: 1 })
  const method = await makeDeliveryMethod()
  const productIds: [number, number] = [
    await makeProduct({ name: '足浴盆 TS-8', priceFen: 39_800, floorFen: 32_000 }),
    await makeProduct({ name: '眼贴 30 片', priceFen: 13_800, floorFen: 9_900, trialable: true }),
  ]
  if (stock > 0) for (const id of productIds) await stockUp(id, warehouseId, stock)
  return {
    departmentId,
    agent: await makeEmployee('agent', departmentId),
    lead: await makeEmployee('lead', departmentId, ['orders.delete_revoked']),
    warehouseLead: await makeEmployee('warehouse_lead', await makeDepartment('物流部'), [
      'orders.revoke',
      'orders.cancel',
      'feedback.record',
    ]),
    finance: await makeEmployee('finance', await makeDepartment('财务部')),
    regions,
    warehouseId,
    deliveryMethodId: method.id,
    carrierId: method.carrierId,
    productIds,
  }
}

/** What an agent fills in for a usual order: a foot bath and an eye pad, paid on delivery. */
export async function orderContent(
  trade: Trade,
  shape: Partial<PlaceOrderContent> = {}
): Promise<PlaceOrderContent> {
  const customerId = shape.customerId ?? (await aCustomer(trade))
  return {
    customerId,
    lines: [
      { productId: trade.productIds[0] },
      { productId: trade.productIds[1], sellingMethod: 'cross_sell' },
    ],
    regionId: trade.regions.districtId,
    address: '无影山中路 50 号 3 单元 202',
    deliveryMethodId: trade.deliveryMethodId,
    paymentMode: 'cod',
    ...shape,
  }
}

async function aCustomer(trade: Trade): Promise<number> {
  const { id } = await makeCustomer(trade.agent)
  return id
}

/** An order placed by the trade's agent through the service. */
export async function makeOrder(trade: Trade, shape: Partial<PlaceOrderContent> = {}) {
  const content = await orderContent(trade, shape)
  return new PlaceOrder().handle({ ...content, actor: trade.agent })
}

/** The order's row as it is now. */
export function orderRow(orderId: number) {
  return db.from('orders').where('id', orderId).firstOrFail()
}

/** One column of the order's row as it is now. */
export async function orderValue(orderId: number, column: string): Promise<unknown> {
  const row = await orderRow(orderId)
  return row[column]
}
