import { randomBytes, randomInt, scryptSync } from 'node:crypto'
import { createConnection, type Connection, type ResultSetHeader } from 'mysql2/promise'

export type OrderWorld = {
  staffNo: string
  password: string
  customerIds: number[]
  callIds: string[]
  productIds: number[]
  regionId: number
  deliveryMethodId: number
}

const CUSTOMERS = 2_000
const PRODUCTS = 200

export function connect(env: NodeJS.ProcessEnv): Promise<Connection> {
  return createConnection({
    host: env.DB_HOST,
    port: Number(env.DB_PORT),
    user: env.DB_USER,
    password: env.DB_PASSWORD,
    database: env.DB_DATABASE,
    charset: 'utf8mb4',
    timezone: 'Z',
  })
}

/** Everything that orders of a benchmark rest on, written straight into the tables: rows that no other part uses. */
export async function buildWorld(db: Connection): Promise<OrderWorld> {
  const tag = randomBytes(4).toString('hex')
  const now = new Date()
  const insert = async (table: string, row: Record<string, unknown>) => {
    const [header] = await db.query<ResultSetHeader>(`INSERT INTO ${table} SET ?`, [row])
    return header.insertId
  }
  const stamps = { created_at: now, updated_at: now }

  const departmentId = await insert('departments', { code: tag, name: 'Benchmark', ...stamps })
  const staffNo = String(randomInt(900_000, 1_000_000))
  const password = randomBytes(12).toString('base64url')
  const employeeId = await insert('employees', {
    staff_no: staffNo,
    name: 'Benchmark',
    password: hashed(password),
    role: 'agent',
    department_id: departmentId,
    ...stamps,
  })

  const region = (name: string, level: string, parent: number | null) =>
    insert('regions', { code: randomBytes(3).toString('hex'), name, level, parent_id: parent })
  const provinceId = await region('山东省', 'province', null)
  const cityId = await region('济南市', 'city', provinceId)
  const regionId = await region('历下区', 'district', cityId)
  const warehouseId = await insert('warehouses', { code: tag, name: '济南仓', ...stamps })
  await insert('region_warehouses', { region_id: cityId, warehouse_id: warehouseId, position: 1 })
  const carrierId = await insert('carriers', { code: tag, name: '本地送货', own: 1, ...stamps })
  const deliveryMethodId = await insert('delivery_methods', {
    code: tag.slice(0, 4),
    name: '本地送货',
    carrier_id: carrierId,
    template: 'local_slip',
    ...stamps,
  })

  const categoryId = await insert('product_categories', { code: tag, name: 'Benchmark', ...stamps })
  const productIds: number[] = []
  for (let count = 0; count < PRODUCTS; count++) {
    const id = await insert('products', {
      code: `${tag}${count}`,
      short_code: `${tag}${count}`,
      name: `商品 ${count}`,
      specification: '标准',
      unit: '件',
      product_category_id: categoryId,
      retail_price_fen: 39_800,
      floor_price_fen: 20_000,
      ...stamps,
    })
    await insert('stock_levels', {
      product_id: id,
      warehouse_id: warehouseId,
      on_hand: 100_000_000,
      reserved: 0,
    })
    productIds.push(id)
  }
  const placementId = await addPlacement(insert, tag, productIds[0], stamps)
  const customerIds: number[] = []
  const callIds: string[] = []
  for (let count = 0; count < CUSTOMERS; count++) {
    const serial = String(count).padStart(4, '0')
    const id = await insert('customers', {
      customer_no: `${tag}${serial}`,
      name: '马建华',
      origin: 'inbound',
      owner_id: employeeId,
      ...stamps,
    })
    await insert('customer_phones', {
      customer_id: id,
      number: `9${Number.parseInt(tag, 16)}${serial}`.slice(0, 20),
      kind: 'mobile',
      position: 1,
      created_at: now,
    })
    const callId = `${tag}-${serial}`
    await db.query('INSERT INTO calls SET ?', [
      {
        id: callId,
        switch_name: 'bench',
        direction: 'inbound',
        caller_number: '13800000000',
        dnis: '4008000000',
        started_at: now,
        ...stamps,
      },
    ])
    await insert('call_attributions', {
      call_id: callId,
      placement_id: placementId,
      probability: 1,
      method: 'last_started_30m',
      created_at: now,
    })
    customerIds.push(id)
    callIds.push(callId)
  }
  return { staffNo, password, customerIds, callIds, productIds, regionId, deliveryMethodId }
}

async function addPlacement(
  insert: (table: string, row: Record<string, unknown>) => Promise<number>,
  tag: string,
  productId: number,
  stamps: { created_at: Date; updated_at: Date }
): Promise<number> {
  const channelId = await insert('channels', { code: tag, name: tag, media_type: 'tv', ...stamps })
  const groupId = await insert('acd_groups', { code: tag, name: 'Benchmark', ...stamps })
  const serviceNumberId = await insert('service_numbers', {
    number: tag,
    name: 'Benchmark',
    acd_group_id: groupId,
    ...stamps,
  })
  return insert('placements', {
    channel_id: channelId,
    product_id: productId,
    service_number_id: serviceNumberId,
    starts_at: stamps.created_at,
    duration_s: 60,
    cost_fen: 100_000,
    ...stamps,
  })
}

/** As the application stores passwords: scrypt in PHC form. */
export function hashed(password: string): string {
  const salt = randomBytes(16)
  const key = scryptSync(password, salt, 64, { N: 16_384, r: 8, p: 1 })
  const plain = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
  return `$scrypt$n=16384,r=8,p=1$${plain(salt)}$${plain(key)}`
}

/** Signs in through the form and gives the cookies to send along. */
export async function signIn(url: string, staffNo: string, password: string): Promise<string> {
  const page = await fetch(new URL('/sign-in', url))
  await page.text()
  const cookies = jarOf(page)
  const token = decodeURIComponent(cookies.get('XSRF-TOKEN') ?? '')
  const answer = await fetch(new URL('/sign-in', url), {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      'cookie': written(cookies),
      'x-xsrf-token': token,
    },
    body: JSON.stringify({ staffNo, password }),
  })
  await answer.text()
  for (const [name, value] of jarOf(answer)) cookies.set(name, value)
  return written(cookies)
}

function jarOf(response: Response): Map<string, string> {
  return new Map(
    response.headers.getSetCookie().map((line) => {
      const [pair] = line.split(';')
      const at = pair.indexOf('=')
      return [pair.slice(0, at), pair.slice(at + 1)] as const
    })
  )
}

const written = (cookies: Map<string, string>) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
