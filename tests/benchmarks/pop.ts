import { once } from 'node:events'
import { request } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { BenchmarkContext } from '../support/measured.ts'
import { median } from './_load.ts'
import { Offers } from './_offers.ts'
import { connect } from './_order_world.ts'
import { PopFloor, airNow, callers, person } from './_pop_floor.ts'
import { Streams } from './_streams.ts'
import { startYardstick } from './_yardstick.ts'

const STREAMS = 150
const OFFERS = 100
const WARM_UP = 150
const PAUSE_MS = 40
const EXTENSION = '8001'
const GOAL = `p99 at most 15 ms and at most 2 times bare SSE at ${STREAMS} streams`

type Delays = { p50: number; p99: number }

function delays(times: number[]): Delays {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]
  return { p50: at(0.5), p99: at(0.99) }
}

/** The bytes' way to the bare server. */
async function openFeed(url: string): Promise<Socket> {
  const asked = request(url, { headers: { connection: 'Upgrade', upgrade: 'bytes' } })
  asked.end()
  const [, socket] = (await once(asked, 'upgrade')) as [unknown, Socket]
  return socket.setNoDelay()
}

/**
 * One agent is offered one call after the other, and 150 open streams listen to that agent's channel, all under that
 * agent's session: so each offer goes through one look-up and then to every one of the streams, which
 * is the fan-out that the yardstick does. The switch is scripted and sends recorded bytes; telephony and web are the
 * processes of the production build, between them Redis, behind them the database, where telephony also stores each
 * call meanwhile. Counted is the time from writing the offer's bytes to the message in each single stream, seen by one
 * and the same process; the yardstick is given the message itself to fan out.
 */
async function run({ env, url, rounds, seed, say }: BenchmarkContext) {
  if (!url) throw new Error('needs the web server')
  const db = await connect(env)
  const numbers = await callers(db)
  const dnis = await airNow(db)
  const agent = await person(db, url, 'agent')
  await db.end()

  const offers = new Offers()
  const floor = await PopFloor.open(env, offers.coreUuid, EXTENSION)
  const yardstick = await startYardstick('_least_streams.ts', env)
  try {
    await floor.sit(url, agent, EXTENSION)
    const path = `/live?channels=agents/${agent.id}`
    const ours = await Streams.open(url, path, STREAMS, { cookie: agent.cookie })
    const bare = await Streams.open(yardstick.url, '/', STREAMS, {})
    const feed = await openFeed(yardstick.url)
    // The link looks at the channels once more after a second.
    await pause(1_500)

    let drawn = seed ?? 0
    const offerAll = async (count: number) => {
      const times: number[] = []
      for (let offered = 0; offered < count; offered++) {
        const customerNumber = numbers[drawn++ % numbers.length]
        const { callId, before, offer, after } = offers.next({
          customerNumber,
          dnis,
          extension: EXTENSION,
        })
        floor.write(before)
        await pause(PAUSE_MS)
        const marks = ['"screen_pop"', '"offered"', callId]
        times.push(...(await ours.times(marks, () => floor.write(offer))))
        floor.write(after)
        await pause(PAUSE_MS)
      }
      return times
    }
    const sendAll = async (count: number, message: Buffer) => {
      const times: number[] = []
      for (let sent = 0; sent < count; sent++) {
        times.push(...(await bare.times(['"screen_pop"'], () => feed.write(message))))
        await pause(2 * PAUSE_MS)
      }
      return times
    }

    await offerAll(WARM_UP)
    const message = Buffer.from(ours.newest)
    await sendAll(WARM_UP, message)
    const reached: Record<'ours' | 'bare', Delays[]> = { ours: [], bare: [] }
    for (let round = 1; round <= rounds; round++) {
      const least = delays(await sendAll(OFFERS, message))
      const pops = delays(await offerAll(OFFERS))
      reached.bare.push(least)
      reached.ours.push(pops)
      say(
        `round ${round}: p99 ${pops.p99.toFixed(1)} and ${least.p99.toFixed(1)} ms, p50 ${pops.p50.toFixed(1)} and ${least.p50.toFixed(1)} ms`
      )
    }
    ours.close()
    bare.close()
    feed.destroy()
    const of = (whose: 'ours' | 'bare', figure: keyof Delays) =>
      median(reached[whose].map((one) => one[figure]))
    const product = of('ours', 'p99')
    const least = of('bare', 'p99')
    const ratio = product / least
    return {
      product,
      yardstick: least,
      unit: `ms, p99 from the offer's bytes to each of ${STREAMS} streams`,
      ratio,
      goal: GOAL,
      holds: product <= 15 && ratio <= 2,
      notes: [
        `p50 ${of('ours', 'p50').toFixed(1)} ms, bare SSE ${of('bare', 'p50').toFixed(1)} ms`,
        `${OFFERS} offers a round, a message of ${message.length} bytes; callers are customers with orders, a placement is on air`,
      ],
    }
  } finally {
    yardstick.stop()
    await floor.close()
  }
}

export default {
  name: 'pop',
  title: "From an offer's bytes over the look-up to every one of 150 browser streams",
  goal: GOAL,
  needs: ['web'],
  run,
}
