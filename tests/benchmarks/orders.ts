import { randomUUID } from 'node:crypto'
import type { Connection, RowDataPacket } from 'mysql2/promise'
import type { BenchmarkContext } from '../support/measured.ts'
import { type Load, type Shot, load, median } from './_load.ts'
import { type OrderWorld, buildWorld, connect, signIn } from './_order_world.ts'
import { startYardstick } from './_yardstick.ts'

const GOAL =
  'at least 40 % at 16 connections, p99 at 64 at most 3 times, at most 14 statements and 1 commit an order'
const SECONDS = 4
const CONNECTIONS = [1, 16, 64]
const COUNTED = 200

const LEAST_TABLES = [
  `CREATE TABLE least_orders (id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY, customer_id INT UNSIGNED NOT NULL,
     total_fen BIGINT NOT NULL, created_at DATETIME(3) NOT NULL, KEY (customer_id)) ENGINE=InnoDB`,
  `CREATE TABLE least_lines (id BIGINT AUTO_INCREMENT PRIMARY KEY, order_id INT UNSIGNED NOT NULL,
     product_id INT UNSIGNED NOT NULL, quantity INT NOT NULL, KEY (order_id)) ENGINE=InnoDB`,
  `CREATE TABLE least_stock (product_id INT UNSIGNED PRIMARY KEY, on_hand INT NOT NULL,
     reserved INT NOT NULL) ENGINE=InnoDB`,
  `CREATE TABLE least_links (call_id VARCHAR(64) NOT NULL, order_id INT UNSIGNED PRIMARY KEY,
     KEY (call_id)) ENGINE=InnoDB`,
  `CREATE TABLE least_history (id BIGINT AUTO_INCREMENT PRIMARY KEY, order_id INT UNSIGNED NOT NULL,
     event VARCHAR(20) NOT NULL, created_at DATETIME(3) NOT NULL, KEY (order_id)) ENGINE=InnoDB`,
]
const LEAST_NAMES = ['least_orders', 'least_lines', 'least_stock', 'least_links', 'least_history']

/** Orders drawn over all customers and products, each of two lines; the same for product and yardstick. */
function orders(world: OrderWorld, cookie: string): { product: () => Shot; yardstick: () => Shot } {
  let drawn = 0
  const draw = () => {
    drawn += 1
    const at = drawn % world.customerIds.length
    const first = (drawn * 7) % world.productIds.length
    return {
      customerId: world.customerIds[at],
      callId: world.callIds[at],
      lines: [first, (first + 1 + (drawn % 50)) % world.productIds.length].map((index) => ({
        productId: world.productIds[index],
        quantity: 1,
      })),
      regionId: world.regionId,
      address: '无影山中路 50 号',
      deliveryMethodId: world.deliveryMethodId,
      paymentMode: 'cod',
      confirm: true,
    }
  }
  const shot = (headers: Record<string, string>): Shot => ({
    method: 'POST',
    path: '/api/v1/orders',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(draw()),
  })
  return {
    product: () =>
      shot({ cookie, 'x-requested-with': 'spotline', 'idempotency-key': randomUUID() }),
    yardstick: () => shot({}),
  }
}

async function counters(db: Connection): Promise<{ statements: number; commits: number }> {
  const [rows] = await db.query<RowDataPacket[]>(
    `SHOW GLOBAL STATUS WHERE Variable_name IN ('Questions', 'Com_commit')`
  )
  const value = (name: string) => Number(rows.find((row) => row.Variable_name === name)?.Value)
  return { statements: value('Questions'), commits: value('Com_commit') }
}

/** Statements and commits of one order, the background of the other processes taken off. */
async function count(db: Connection, url: string, next: () => Shot) {
  const idle = await counters(db)
  const began = performance.now()
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const before = await counters(db)
  const idleMs = performance.now() - began
  const start = performance.now()
  let left = COUNTED
  while (left > 0) {
    left -= 1
    const one = next()
    const answer = await fetch(new URL(one.path, url), one)
    if (!answer.ok) throw new Error(await answer.text())
    await answer.text()
  }
  const passed = (performance.now() - start) / idleMs
  const after = await counters(db)
  const per = (name: 'statements' | 'commits') =>
    (after[name] - before[name] - (before[name] - idle[name]) * passed) / COUNTED
  return { statements: per('statements') - per('commits'), commits: per('commits') }
}

async function run({ env, url, rounds, say }: BenchmarkContext) {
  if (!url) throw new Error('needs the web server')
  const db = await connect(env)
  say('building two thousand customers with calls, two hundred products')
  const world = await buildWorld(db)
  for (const sql of LEAST_TABLES) await db.query(sql)
  await db.query('INSERT INTO least_stock SELECT id, 100000000, 0 FROM products WHERE id IN (?)', [
    world.productIds,
  ])
  const yardstick = await startYardstick('_least_orders.ts', env)
  try {
    const cookie = await signIn(url, world.staffNo, world.password)
    const next = orders(world, cookie)
    await load(url, 16, 2, next.product)
    await load(yardstick.url, 16, 1, next.yardstick)
    const counted = await count(db, url, next.product)

    const reached = new Map<string, Load[]>()
    const keep = (key: string, one: Load) => reached.set(key, [...(reached.get(key) ?? []), one])
    for (let round = 1; round <= rounds; round++) {
      for (const connections of CONNECTIONS) {
        const least = await load(yardstick.url, connections, SECONDS, next.yardstick)
        const ours = await load(url, connections, SECONDS, next.product)
        keep(`yardstick ${connections}`, least)
        keep(`product ${connections}`, ours)
        say(
          `round ${round}, ${connections} connections: ${ours.rate.toFixed(0)} of ${least.rate.toFixed(0)} orders a second, p99 ${ours.p99.toFixed(0)} and ${least.p99.toFixed(0)} ms`
        )
      }
    }
    const of = (key: string, figure: keyof Load) =>
      median((reached.get(key) ?? []).map((one) => one[figure]))
    const product = of('product 16', 'rate')
    const least = of('yardstick 16', 'rate')
    const p99 = of('product 64', 'p99') / of('yardstick 64', 'p99')
    const ratio = product / least
    return {
      product,
      yardstick: least,
      unit: 'orders/s at 16 connections',
      ratio,
      goal: GOAL,
      holds: ratio >= 0.4 && p99 <= 3 && counted.statements <= 14.5 && counted.commits <= 1.1,
      notes: [
        ...CONNECTIONS.map(
          (connections) =>
            `${connections} connections: ${((100 * of(`product ${connections}`, 'rate')) / of(`yardstick ${connections}`, 'rate')).toFixed(0)} %`
        ),
        `p99 at 64 connections: ${p99.toFixed(2)} times the yardstick's`,
        `${counted.statements.toFixed(1)} statements and ${counted.commits.toFixed(2)} commits an order, sign-in included`,
      ],
    }
  } finally {
    yardstick.stop()
    for (const name of LEAST_NAMES) await db.query(`DROP TABLE IF EXISTS ${name}`)
    await db.end()
  }
}

export default {
  name: 'orders',
  title: 'Place and confirm an order over HTTP, against the least possible transaction',
  goal: GOAL,
  needs: ['web'],
  run,
}
