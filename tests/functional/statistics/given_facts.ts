import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { nextStaffNo } from '#database/factories/staff_numbers'

const stamps = (at: Date) => ({ created_at: at, updated_at: at })

export type CallFact = {
  at: DateTime
  /** Share of the call per placement; null is the background. */
  shares: { placementId: number | null; probability: number }[]
  outcome?: string | null
  answeredAt?: DateTime | null
  excluded?: boolean
  direction?: 'inbound' | 'outbound'
  number?: string
  waitMs?: number
  talkMs?: number
}

/** A call and who it is credited to. Gives back its id. */
export async function givenCall(fact: CallFact): Promise<string> {
  const id = randomUUID()
  const at = fact.at.toJSDate()
  const outcome = fact.outcome === undefined ? 'answered' : fact.outcome
  const answered = fact.answeredAt ?? (outcome === 'answered' ? fact.at.plus({ seconds: 5 }) : null)
  await db.table('calls').insert({
    id,
    switch_name: 'test',
    direction: fact.direction ?? 'inbound',
    caller_number: fact.number ?? '13853107264',
    dnis: '4006105588',
    stage: outcome === null ? 'talking' : 'ended',
    outcome,
    excluded: fact.excluded ?? false,
    started_at: at,
    answered_at: answered?.toJSDate() ?? null,
    ended_at: outcome === null ? null : fact.at.plus({ minutes: 2 }).toJSDate(),
    wait_ms: fact.waitMs ?? 5000,
    talk_ms: fact.talkMs ?? 60_000,
    ...stamps(at),
  })
  for (const { placementId, probability } of fact.shares) {
    await db.table('call_attributions').insert({
      call_id: id,
      placement_id: placementId,
      probability,
      method: 'test',
      created_at: at,
    })
  }
  return id
}

export type OrderFact = {
  at: DateTime
  callId?: string | null
  placementId?: number | null
  manual?: boolean
  status?: string
  totalFen?: number
  /** Fen of the total that stand on trial lines. */
  trialFen?: number
  deleted?: boolean
}

export type OrderGround = {
  employeeId: number
  departmentId: number
  customerId: number
  deliveryMethodId: number
  productId: number
}

let serial = 0

/** What an order can't be without: who took it, for whom, how it is delivered. */
export async function givenOrderGround(): Promise<OrderGround> {
  const now = new Date()
  const code = `${Date.now().toString(36)}${++serial}`.slice(-10)
  const [departmentId] = await db
    .table('departments')
    .insert({ code, name: '直销部', ...stamps(now) })
  const [employeeId] = await db.table('employees').insert({
    staff_no: nextStaffNo(),
    name: '王倩',
    password: 'x',
    role: 'agent',
    department_id: departmentId,
    ...stamps(now),
  })
  const [customerId] = await db
    .table('customers')
    .insert({ customer_no: `C${code}`, name: '李明', origin: 'inbound', ...stamps(now) })
  const [carrierId] = await db.table('carriers').insert({ code, name: '邮政', ...stamps(now) })
  const [deliveryMethodId] = await db.table('delivery_methods').insert({
    code: code.slice(-4),
    name: '邮政快递',
    carrier_id: carrierId,
    template: 'ems',
    ...stamps(now),
  })
  const [categoryId] = await db
    .table('product_categories')
    .insert({ code, name: '品种', ...stamps(now) })
  const [productId] = await db.table('products').insert({
    code,
    short_code: `o${code}`,
    name: '眼保姆护眼仪',
    specification: '标准',
    unit: '件',
    product_category_id: categoryId,
    retail_price_fen: 99_800,
    floor_price_fen: 0,
    ...stamps(now),
  })
  return {
    employeeId: Number(employeeId),
    departmentId: Number(departmentId),
    customerId: Number(customerId),
    deliveryMethodId: Number(deliveryMethodId),
    productId: Number(productId),
  }
}

/** An order as the facts hold it, written directly: these tests are about counting, not about taking orders. */
export async function givenOrder(ground: OrderGround, fact: OrderFact): Promise<number> {
  const at = fact.at.toJSDate()
  const totalFen = fact.totalFen ?? 99_800
  const trialFen = fact.trialFen ?? 0
  serial += 1
  const [id] = await db.table('orders').insert({
    order_no: `T${Date.now().toString(36).slice(-5)}${serial.toString(36)}`.slice(0, 12),
    business_day: fact.at.toISODate(),
    status: fact.status ?? 'draft',
    payment_mode: 'cod',
    customer_id: ground.customerId,
    receiver_name: '李明',
    receiver_phone: '13853107264',
    delivery_method_id: ground.deliveryMethodId,
    placement_id: fact.placementId ?? null,
    placement_manual: fact.manual ?? false,
    call_id: fact.callId ?? null,
    employee_id: ground.employeeId,
    department_id: ground.departmentId,
    is_trial: trialFen > 0,
    total_fen: totalFen,
    deleted_at: fact.deleted ? at : null,
    ...stamps(at),
  })
  const lines = [
    { amount: totalFen - trialFen, trial: false },
    { amount: trialFen, trial: true },
  ].filter(({ amount }) => amount > 0)
  for (const [index, { amount, trial }] of lines.entries()) {
    await db.table('order_lines').insert({
      order_id: id,
      position: index + 1,
      product_id: ground.productId,
      product_name: '眼保姆护眼仪',
      specification: '标准',
      unit_price_fen: amount,
      quantity: 1,
      selling_method: 'direct',
      is_trial: trial,
    })
  }
  return Number(id)
}
