import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'

/** Rows of the media area for tests, with everything they need below them. Each call makes new, distinct rows. */

let serial = 0

function next() {
  serial += 1
  return `${Date.now().toString(36)}${serial.toString(36)}`.slice(-12)
}

const stamps = () => ({ created_at: new Date(), updated_at: new Date() })

export async function makeChannel(
  over: { name?: string; mediaType?: string; active?: boolean } = {}
) {
  const code = next()
  const name = over.name ?? `频道${code}`
  const [id] = await db.table('channels').insert({
    code,
    name,
    media_type: over.mediaType ?? 'tv',
    active: over.active ?? true,
    ...stamps(),
  })
  return { id: Number(id), code, name }
}

export async function makeCategory(): Promise<number> {
  const code = next()
  const [id] = await db
    .table('product_categories')
    .insert({ code, name: `品种${code}`, selectable: true, ...stamps() })
  return Number(id)
}

export async function makeProduct(
  over: { name?: string; onSale?: boolean; categoryId?: number } = {}
) {
  const code = next()
  const categoryId = over.categoryId ?? (await makeCategory())
  const name = over.name ?? `商品${code}`
  const [id] = await db.table('products').insert({
    code,
    short_code: `s${code}`,
    name,
    specification: '标准',
    unit: '件',
    product_category_id: categoryId,
    retail_price_fen: 99_800,
    floor_price_fen: 79_800,
    on_sale: over.onSale ?? true,
    ...stamps(),
  })
  return { id: Number(id), code, shortCode: `s${code}`, name, categoryId: Number(categoryId) }
}

export async function makeServiceNumber(over: { number?: string; active?: boolean } = {}) {
  const code = next()
  const [group] = await db
    .table('acd_groups')
    .insert({ code: code.slice(-10), name: '接单组', ...stamps() })
  const number =
    over.number ?? `400${String(Date.now()).slice(-4)}${String(++serial).padStart(3, '0')}`
  const [id] = await db.table('service_numbers').insert({
    number,
    name: `业务号码${number}`,
    acd_group_id: group,
    active: over.active ?? true,
    ...stamps(),
  })
  return { id: Number(id), number, groupId: Number(group) }
}

export type PlacementSeed = {
  startsAt: DateTime
  channelId?: number
  productId?: number
  serviceNumberId?: number
  seconds?: number
  costFen?: number
  state?: 'planned' | 'cancelled'
}

export async function makePlacement(seed: PlacementSeed) {
  const channelId = seed.channelId ?? idOf(await makeChannel())
  const productId = seed.productId ?? idOf(await makeProduct())
  const serviceNumberId = seed.serviceNumberId ?? idOf(await makeServiceNumber())
  const [id] = await db.table('placements').insert({
    channel_id: channelId,
    product_id: productId,
    service_number_id: serviceNumberId,
    starts_at: seed.startsAt.toJSDate(),
    duration_s: seed.seconds ?? 1800,
    cost_fen: seed.costFen ?? 3_600_000,
    state: seed.state ?? 'planned',
    ...stamps(),
  })
  return { id: Number(id), startsAt: seed.startsAt, channelId, productId, serviceNumberId }
}

function idOf({ id }: { id: number }) {
  return id
}
