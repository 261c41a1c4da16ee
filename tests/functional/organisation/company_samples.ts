import { randomBytes } from 'node:crypto'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import { companyTable } from '#app/organisation/company_table'
import type Employee from '#app/organisation/models/employee'
import { ask } from '#tests/support/visit'

export const word = () => `t${randomBytes(4).toString('hex')}`
export const digits = () => String(100_000 + (randomBytes(3).readUIntBE(0, 3) % 899_999))
export const stamps = () => ({ created_at: new Date(), updated_at: new Date() })

async function aGroup(): Promise<number> {
  const code = digits()
  const [id] = await db.table('acd_groups').insert({ code, name: '接线组', ...stamps() })
  await db.table('acd_group_levels').insert({ acd_group_id: id, level: 1, code })
  return id
}

export async function aCarrier(): Promise<number> {
  const [id] = await db.table('carriers').insert({ code: word(), name: '顺风', ...stamps() })
  return id
}

type Sample = {
  /** What is sent for a new entry. */
  fields: () => Promise<Record<string, unknown>>
  /** A change of it. */
  change: Record<string, unknown>
  /** Fields that are refused one by one, beside themselves. */
  wrong: Record<string, unknown>[]
  /** Each entry has its own value of these fields. */
  unique?: string[]
}

/** One of each table, as its form sends it. */
export const SAMPLES: Record<string, Sample> = {
  'departments': {
    fields: async () => ({ code: word(), name: '客服部', duties: '售后' }),
    change: { name: '客户服务部' },
    wrong: [
      { code: '' },
      { code: '有空格 的' },
      { name: '长'.repeat(61) },
      { parentId: 2147483647 },
    ],
    unique: ['code'],
  },
  'acd-groups': {
    fields: async () => ({
      name: '接线三组',
      wrapUpSeconds: 20,
      ringSeconds: 15,
      maxNoAnswer: 2,
      levels: [{ code: digits(), members: [] }],
    }),
    change: { ringSeconds: 25 },
    wrong: [
      { ringSeconds: 4 },
      { wrapUpSeconds: 601 },
      { maxNoAnswer: 0 },
      { levels: [] },
      { levels: [{ code: '一', members: [] }] },
      { levels: [{ code: '31', members: [2147483647] }] },
    ],
  },
  'not-ready-reasons': {
    fields: async () => ({ code: word(), name: '交接班', position: 9, selectable: true }),
    change: { maxMinutes: 30 },
    wrong: [{ code: 'Big' }, { name: '' }, { maxMinutes: 0 }, { position: -1 }],
    unique: ['code'],
  },
  'dispositions': {
    fields: async () => ({
      code: word(),
      name: '转售后',
      keyDigit: await freeDigit(),
      callType: 'enquiry',
      position: 9,
      active: true,
    }),
    change: { active: false },
    wrong: [{ keyDigit: 0 }, { keyDigit: 10 }, { callType: 'gift' }, { name: null }],
    unique: ['code', 'keyDigit'],
  },
  'service-phrases': {
    fields: async () => ({ stage: 'opening', content: '您好', position: 1 }),
    change: { content: '您好，请讲' },
    wrong: [
      { content: ' ' },
      { content: '长'.repeat(1001) },
      { stage: 'ending' },
      { productId: 2147483647 },
    ],
  },
  'excluded-numbers': {
    fields: async () => ({ number: `0216${digits()}0`.slice(0, 11), remark: '总机' }),
    change: { remark: '新总机' },
    wrong: [{ number: '12345' }, { number: "' or 1=1" }, { remark: '长'.repeat(101) }],
    unique: ['number'],
  },
  'product-categories': {
    fields: async () => ({ code: word(), name: '家居', selectable: true }),
    change: { selectable: false },
    wrong: [{ code: 'a b' }, { name: '' }, { selectable: 'perhaps' }],
    unique: ['code'],
  },
  'warehouses': {
    fields: async () => ({ code: word(), name: '广州仓', active: true }),
    change: { name: '广州二仓' },
    wrong: [{ code: '' }, { name: ' ' }, { active: 'perhaps' }],
    unique: ['code'],
  },
  'carriers': {
    fields: async () => ({
      code: word(),
      name: '顺风',
      own: false,
      interface: 'file',
      active: true,
    }),
    change: { codLimitFen: 500_000, interface: 'kuaidi100', companyCode: 'shunfeng' },
    wrong: [{ code: '#' }, { interface: 'fax' }, { codLimitFen: -1 }, { codLimitFen: 1.5 }],
    unique: ['code'],
  },
  'delivery-methods': {
    fields: async () => ({
      code: word().slice(1, 5).toUpperCase(),
      name: '次日达',
      carrierId: await aCarrier(),
      template: 'thermal_100x150',
      isDefault: false,
      active: true,
      position: 9,
      regions: [],
    }),
    change: { template: 'local_slip' },
    wrong: [
      { code: 'abc' },
      { template: 'poster' },
      { carrierId: 2147483647 },
      { regions: [2147483647] },
    ],
    unique: ['code'],
  },
  'waybill-ranges': {
    fields: async () => ({
      carrierId: await aCarrier(),
      prefix: 'SF',
      nextSerial: 1,
      lastSerial: 999,
      digits: 6,
      active: true,
    }),
    change: { lastSerial: 1999 },
    wrong: [{ prefix: 'sf' }, { lastSerial: 0 }, { digits: 2 }, { carrierId: 2147483647 }],
  },
  'channels': {
    fields: async () => ({ code: word(), name: word(), mediaType: 'tv', active: true }),
    change: { mediaType: 'web' },
    wrong: [{ code: '' }, { mediaType: 'poster' }, { name: '长'.repeat(61) }],
    unique: ['code', 'name'],
  },
  'service-numbers': {
    fields: async () => ({
      number: `400${digits()}0`,
      name: '热线',
      acdGroupId: await aGroup(),
      active: true,
    }),
    change: { name: '新热线' },
    wrong: [{ number: '400-1' }, { acdGroupId: 2147483647 }, { departmentId: 2147483647 }],
    unique: ['number'],
  },
}

async function freeDigit(): Promise<number> {
  const rows: { key_digit: number }[] = await db.from('dispositions').select('key_digit')
  const taken = new Set(rows.map((row) => row.key_digit))
  const free = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((digit) => !taken.has(digit))
  if (free !== undefined) return free
  await db.from('dispositions').where('key_digit', 9).delete()
  return 9
}

/** Enters a sample through the form. */
export async function enter(client: ApiClient, key: string, as: Employee) {
  const fields = await SAMPLES[key]!.fields()
  const response = await ask(client, 'post', `/system/${key}`, { as, body: fields })
  return { fields, response, id: response.body().id as number }
}

/** The row as it is now. */
export const stored = (key: string, id: number) =>
  db.from(companyTable(key)!.table).where('id', id).first()
