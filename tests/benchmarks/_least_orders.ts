import { createServer, type IncomingMessage } from 'node:http'
import { createPool, type PoolConnection, type ResultSetHeader } from 'mysql2/promise'

/**
 * The yardstick of `orders`: the least that can take an order. Bare HTTP, one hand-written transaction of prepared
 * statements; nothing is checked, nobody signed in. A process of its own, as the product is one.
 */
const pool = createPool({
  host: process.env.DB_HOST,
  port: Number(process.env.DB_PORT),
  user: process.env.DB_USER,
  password: process.env.DB_PASSWORD,
  database: process.env.DB_DATABASE,
  connectionLimit: 10,
})

type Order = {
  customerId: number
  callId: string
  lines: { productId: number; quantity: number }[]
}

async function place(db: PoolConnection, order: Order): Promise<number> {
  await db.query('BEGIN')
  const [header] = await db.execute<ResultSetHeader>(
    'INSERT INTO least_orders (customer_id, total_fen, created_at) VALUES (?, ?, ?)',
    [order.customerId, order.lines.length * 39_800, new Date()]
  )
  const id = header.insertId
  await db.execute(
    `INSERT INTO least_lines (order_id, product_id, quantity) VALUES ${order.lines.map(() => '(?, ?, ?)').join(', ')}`,
    order.lines.flatMap((line) => [id, line.productId, line.quantity])
  )
  for (const line of order.lines) {
    await db.execute(
      'UPDATE least_stock SET reserved = reserved + ? WHERE product_id = ? AND on_hand - reserved >= ?',
      [line.quantity, line.productId, line.quantity]
    )
  }
  await db.execute('INSERT INTO least_links (call_id, order_id) VALUES (?, ?)', [order.callId, id])
  await db.execute('INSERT INTO least_history (order_id, event, created_at) VALUES (?, ?, ?)', [
    id,
    'confirm',
    new Date(),
  ])
  await db.query('COMMIT')
  return id
}

async function read(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

const server = createServer(async (message, response) => {
  const order = JSON.parse(await read(message)) as Order
  order.lines.sort((one, other) => one.productId - other.productId)
  const db = await pool.getConnection()
  try {
    const id = await place(db, order)
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ id }))
  } catch (error) {
    response.writeHead(500).end(String(error))
  } finally {
    db.release()
  }
})

server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as { port: number }).port)
})
