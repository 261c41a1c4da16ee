import { createServer } from 'node:http'
import { createPool, type RowDataPacket } from 'mysql2/promise'

/** The yardstick of `http`: bare HTTP and one prepared statement for a row by its key. A process of its own. */
const pool = createPool({
  host: process.env.DB_HOST,
  port: Number(process.env.DB_PORT),
  user: process.env.DB_USER,
  password: process.env.DB_PASSWORD,
  database: process.env.DB_DATABASE,
  connectionLimit: 10,
})

const server = createServer(async (message, response) => {
  const id = Number(message.url?.split('/').at(-1))
  const [rows] = await pool.execute<RowDataPacket[]>('SELECT * FROM products WHERE id = ?', [id])
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows[0]))
})

server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as { port: number }).port)
})
