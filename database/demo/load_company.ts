import hash from '@adonisjs/core/services/hash'
import { DateTime } from 'luxon'
import { pinyin } from 'pinyin-pro'
import { ManualClock } from '#core/clock'
import { inTransaction, type Transaction } from '#core/transaction'
import { DEMO_PASSWORD } from '#app/organisation/queries/demo_sign_ins'
import { RecordStockMovement } from '#app/products/services/record_stock_movement'
import {
  ACD_GROUPS,
  CARRIERS,
  CHANNELS,
  DELIVERY_METHODS,
  DEPARTMENTS,
  PEOPLE,
  SENDER,
  SERVICE_NUMBERS,
  WAREHOUSES,
  WAREHOUSES_OF_PROVINCES,
} from '#database/demo/company'
import { PHRASES } from '#database/demo/phrases'
import { CATEGORIES, PRODUCTS, SELLING_POINTS } from '#database/demo/products'

export const DISPOSITIONS = [
  ['ordered', 'sale'],
  ['enquired', 'enquiry'],
  ['considering', 'enquiry'],
  ['complaint', 'enquiry'],
  ['wrong_number', 'invalid'],
  ['silent', 'invalid'],
  ['opt_out', 'enquiry'],
] as const

const REASONS = [
  ['break', 15],
  ['meal', 45],
  ['meeting', 60],
  ['training', 120],
  ['paperwork', 20],
] as const

/** Permissions that the super-administrator gave one by one: 错单撤销, 订单取消, 反馈, 删撤销单. */
const GRANTS: Record<string, readonly string[]> = {
  warehouse_lead: ['orders.revoke', 'orders.cancel', 'feedback.record'],
  warehouse: ['feedback.record'],
  lead: ['orders.delete_revoked'],
}

type Ids = Map<string, number>

/** A demo may run for days: recordings of two hours or so are enough to listen to. */
const RECORDINGS_GB = 2

/** The company of the demo: organisation, products with stock, channels, numbers, logistics. Needs the geography. */
export class LoadCompany {
  async handle(at: Date): Promise<void> {
    await inTransaction(async (trx) => {
      const stamps = { created_at: at, updated_at: at }
      const departments = await this.#rows(
        trx,
        'departments',
        DEPARTMENTS.map((row) => ({ ...row, ...stamps }))
      )
      await this.#people(trx, departments, stamps)
      const groups = await this.#groups(trx, stamps)
      await this.#rows(
        trx,
        'service_numbers',
        SERVICE_NUMBERS.map(({ number, name, group }) => ({
          number,
          name,
          acd_group_id: groups.get(group),
          department_id: departments.get(group === '11' ? 'HF' : 'ZX'),
          ...stamps,
        })),
        'number'
      )
      await this.#rows(
        trx,
        'channels',
        CHANNELS.map(({ code, name }) => ({ code, name, media_type: 'tv', ...stamps }))
      )
      await this.#callChoices(trx)
      await this.#logistics(trx, stamps)
      await this.#products(trx, stamps)
    })
  }

  async #people(trx: Transaction, departments: Ids, stamps: object) {
    const password = await hash.make(DEMO_PASSWORD)
    const answersCalls = new Set(['agent', 'callback', 'lead'])
    const people = PEOPLE.map(({ name, role, department }, index) => ({
      staff_no: String(index + 1).padStart(6, '0'),
      name,
      role,
      department_id: departments.get(department),
      password,
      agent_number: answersCalls.has(role) ? String(8000 + index + 1) : null,
      ...stamps,
    }))
    const ids = await this.#rows(trx, 'employees', people, 'staff_no')
    const grants = people.flatMap(({ staff_no: staffNo, role }) =>
      (GRANTS[role] ?? []).map((permission) => ({
        employee_id: ids.get(staffNo),
        permission,
        granted: true,
      }))
    )
    await trx.table('employee_permissions').multiInsert(grants)
  }

  /** Most order takers answer at level 21, every fifth at 22; the callback team at 11 and, for a surge, at 22. */
  async #groups(trx: Transaction, stamps: object): Promise<Ids> {
    const groups = await this.#rows(
      trx,
      'acd_groups',
      ACD_GROUPS.map(({ code, name, wrapUpSeconds, ringSeconds }) => ({
        code,
        name,
        wrap_up_seconds: wrapUpSeconds,
        ring_seconds: ringSeconds,
        ...stamps,
      }))
    )
    const levels = await this.#rows(
      trx,
      'acd_group_levels',
      ACD_GROUPS.flatMap((group) =>
        group.levels.map((code, index) => ({
          code,
          acd_group_id: groups.get(group.code),
          level: index + 1,
        }))
      )
    )
    const members: { code: string; staffNo: string }[] = []
    let takers = 0
    for (const [index, { role, department }] of PEOPLE.entries()) {
      const staffNo = String(index + 1).padStart(6, '0')
      if (role === 'agent') members.push({ code: takers++ % 5 === 4 ? '22' : '21', staffNo })
      if (role === 'lead' && department === 'ZX') members.push({ code: '22', staffNo })
      if (role === 'callback') members.push({ code: '11', staffNo }, { code: '22', staffNo })
    }
    const employees: { id: number; staff_no: string }[] = await trx
      .from('employees')
      .select('id', 'staff_no')
    await trx.table('acd_group_members').multiInsert(
      members.map(({ code, staffNo }) => ({
        acd_group_level_id: levels.get(code),
        employee_id: employees.find((row) => row.staff_no === staffNo)!.id,
      }))
    )
    return groups
  }

  async #callChoices(trx: Transaction) {
    await trx.table('dispositions').multiInsert(
      DISPOSITIONS.map(([code, callType], index) => ({
        code,
        label_key: `calls.disposition.${code}`,
        key_digit: index + 1,
        call_type: callType,
        position: index,
      }))
    )
    await trx.table('not_ready_reasons').multiInsert(
      REASONS.map(([code, minutes], index) => ({
        code,
        label_key: `calls.reasons.${code}`,
        max_minutes: minutes,
        position: index,
      }))
    )
  }

  async #logistics(trx: Transaction, stamps: { updated_at: Date }) {
    await trx.table('settings').multiInsert(
      Object.entries({ ...SENDER, recordings_budget_gb: RECORDINGS_GB }).map(([key, value]) => ({
        key,
        value: JSON.stringify(value),
        updated_at: stamps.updated_at,
      }))
    )
    const warehouses = await this.#rows(
      trx,
      'warehouses',
      WAREHOUSES.map((row) => ({ ...row, ...stamps }))
    )
    const carriers = await this.#rows(
      trx,
      'carriers',
      CARRIERS.map(({ code, name, own, codLimitYuan }) => ({
        code,
        name,
        own,
        cod_limit_fen: codLimitYuan === null ? null : codLimitYuan * 100,
        ...stamps,
      }))
    )
    await this.#rows(
      trx,
      'delivery_methods',
      DELIVERY_METHODS.map(({ code, name, carrier, template }, index) => ({
        code,
        name,
        carrier_id: carriers.get(carrier),
        template,
        is_default: code === 'B',
        position: index,
        ...stamps,
      }))
    )
    await trx.table('waybill_number_ranges').multiInsert(
      CARRIERS.map(({ code }, index) => ({
        carrier_id: carriers.get(code),
        prefix: code.slice(0, 2),
        next_serial: (index + 1) * 10_000_000 + 1,
        last_serial: (index + 1) * 10_000_000 + 999_999,
        digits: 9,
        ...stamps,
      }))
    )
    const provinces: { id: number; name: string }[] = await trx
      .from('regions')
      .where('level', 'province')
      .select('id', 'name')
    const order = provinces.flatMap(({ id, name }) =>
      (WAREHOUSES_OF_PROVINCES[name] ?? WAREHOUSES.map((row) => row.code)).map((code, index) => ({
        region_id: id,
        warehouse_id: warehouses.get(code),
        position: index + 1,
      }))
    )
    await trx.table('region_warehouses').multiInsert(order)
  }

  async #products(trx: Transaction, stamps: { created_at: Date }) {
    const categories = await this.#rows(
      trx,
      'product_categories',
      CATEGORIES.map(({ code, name }) => ({ code, name, ...stamps, updated_at: stamps.created_at }))
    )
    const products = await this.#rows(
      trx,
      'products',
      PRODUCTS.map((row, index) => ({
        code: `P${String(index + 1).padStart(5, '0')}`,
        short_code: row.shortCode,
        name: row.name,
        pinyin: pinyin(row.name, { toneType: 'none', type: 'array' }).join(''),
        pinyin_initials: pinyin(row.name, { pattern: 'first', toneType: 'none', type: 'array' })
          .join('')
          .toUpperCase(),
        specification: row.specification,
        unit: row.unit,
        product_category_id: categories.get(row.category),
        retail_price_fen: row.price * 100,
        floor_price_fen: row.floor * 100,
        cost_fen: row.cost * 100,
        trialable: row.trialable ?? false,
        selling_points: JSON.stringify(SELLING_POINTS[row.shortCode] ?? []),
        created_at: stamps.created_at,
        updated_at: stamps.created_at,
      })),
      'short_code'
    )
    for (const [index, line] of PHRASES.entries()) {
      await trx.table('service_phrases').insert({
        stage: line.stage,
        trigger: line.trigger ?? null,
        content: line.content,
        position: index,
        created_at: stamps.created_at,
        updated_at: stamps.created_at,
      })
    }
    const warehouses: { id: number; code: string }[] = await trx
      .from('warehouses')
      .select('id', 'code')
    const opening = new ManualClock(DateTime.fromJSDate(stamps.created_at, { zone: 'utc' }))
    for (const [index, row] of PRODUCTS.entries()) {
      for (const { id, code } of warehouses) {
        const share = code === 'SH' ? 4 : code === 'JN' ? 2 : 1
        await new RecordStockMovement(opening).handle({
          productId: products.get(row.shortCode)!,
          warehouseId: id,
          bucket: 'sellable',
          kind: 'purchase',
          quantity: share * (60 + ((index * 37) % 140)),
          causeType: 'opening',
          causeId: 'demo',
          employeeId: null,
          remark: '期初入库',
        })
      }
    }
  }

  /** Inserts the rows and answers their ids by a unique column. */
  async #rows(
    trx: Transaction,
    table: string,
    rows: Record<string, unknown>[],
    key = 'code'
  ): Promise<Ids> {
    await trx.table(table).multiInsert(rows)
    const stored: { id: number; key: string }[] = await trx
      .from(table)
      .select('id', `${key} as key`)
    return new Map(stored.map((row) => [row.key, row.id]))
  }
}
