import type { BenchmarkContext } from '../support/measured.ts'
import { type Shot, load, median } from './_load.ts'
import { buildWorld, connect, signIn } from './_order_world.ts'
import { startYardstick } from './_yardstick.ts'

const GOAL = 'at least 40 % of bare node:http with one prepared row'
const SECONDS = 4
const CONNECTIONS = 16

async function run({ env, url, rounds, say }: BenchmarkContext) {
  if (!url) throw new Error('needs the web server')
  const db = await connect(env)
  const world = await buildWorld(db)
  await db.end()
  const yardstick = await startYardstick('_least_rows.ts', env)
  try {
    const cookie = await signIn(url, world.staffNo, world.password)
    let drawn = 0
    const shot = (headers: Record<string, string>): Shot => ({
      method: 'GET',
      path: `/api/v1/products/${world.productIds[drawn++ % world.productIds.length]}`,
      headers: { accept: 'application/json', ...headers },
    })
    const product = () => shot({ cookie })
    const least = () => shot({})
    await load(url, CONNECTIONS, 2, product)
    await load(yardstick.url, CONNECTIONS, 1, least)

    const rates: { product: number[]; yardstick: number[] } = { product: [], yardstick: [] }
    for (let round = 1; round <= rounds; round++) {
      const bare = await load(yardstick.url, CONNECTIONS, SECONDS, least)
      const ours = await load(url, CONNECTIONS, SECONDS, product)
      rates.yardstick.push(bare.rate)
      rates.product.push(ours.rate)
      say(`round ${round}: ${ours.rate.toFixed(0)} of ${bare.rate.toFixed(0)} rows a second`)
    }
    const reached = median(rates.product)
    const possible = median(rates.yardstick)
    const ratio = reached / possible
    return {
      product: reached,
      yardstick: possible,
      unit: `rows/s at ${CONNECTIONS} connections`,
      ratio,
      goal: GOAL,
      holds: ratio >= 0.4,
      notes: ['session from Redis, employee with permissions and the row from the database'],
    }
  } finally {
    yardstick.stop()
  }
}

export default {
  name: 'http',
  title: "One row by key through the framework's whole stack, signed in",
  goal: GOAL,
  needs: ['web'],
  run,
}
