import { randomInt } from 'node:crypto'
import { bootApplication } from '#tests/soak/_application'
import type { MeasuredContext, Soak } from '#tests/support/measured'

const SEQUENCES = 10_000
const ACTORS = 8
/** Events attempted in a sequence after its order is placed: enough to get from draft to feedback. */
const EVENTS = 12
const CHECK_EVERY = 500
const RACES = 1_000
const LAST_PIECES = 50
const CONFIRMATIONS = 200

type Found = { reached: string[]; faults: string[] }

/** Sequences of random events by actors who get in each other's way, with all invariants looked at on the way. */
async function walkOrders(
  handover: boolean,
  seed: number,
  say: (line: string) => void
): Promise<Found> {
  const { brokenInvariants } = await import('#tests/properties/orders_invariants')
  const { chance, sequence } = await import('#tests/properties/orders_walk')
  const { makeWalker, requireHandover } = await import('#tests/properties/orders_world')
  const setting = handover ? 'hand-over required' : 'hand-over not required'
  await requireHandover(handover)
  const walker = await makeWalker()
  const picks = Array.from({ length: ACTORS }, (_, actor) => chance(seed + actor))
  const faults: string[] = []
  const done = new Map<string, number>()
  let refused = 0
  const share = SEQUENCES / 2
  for (let finished = 0; finished < share && faults.length === 0; finished += CHECK_EVERY) {
    await Promise.all(
      picks.map(async (pick, actor) => {
        for (let index = actor; index < CHECK_EVERY; index += ACTORS) {
          for (const { event, refusal } of await sequence(walker, pick, EVENTS)) {
            if (refusal !== null) refused++
            else done.set(event, (done.get(event) ?? 0) + 1)
          }
        }
      })
    )
    const broken = await brokenInvariants(walker.trade)
    for (const [name, rows] of Object.entries(broken)) {
      faults.push(`${setting}: ${name}: ${JSON.stringify(rows.slice(0, 3))}`)
    }
    say(`${setting}: ${finished + CHECK_EVERY} of ${share} sequences`)
  }
  await requireHandover(null)
  const told = [...done].map(([event, count]) => `${event} ${count}`).join(', ')
  return { faults, reached: [`${setting}: ${share} sequences: ${told}; ${refused} refused`] }
}

async function racePrints(): Promise<Found> {
  const { makeDispatch } = await import('#database/factories/logistics')
  const { hasOneWinner, racePrintAgainstRevoke } = await import('#tests/support/order_races')
  const dispatch = await makeDispatch({ stock: RACES })
  const faults: string[] = []
  let printed = 0
  for (let round = 0; round < RACES; round++) {
    const result = await racePrintAgainstRevoke(dispatch, round % 2 === 1)
    if (!hasOneWinner(result)) faults.push(`print against revoke: ${JSON.stringify(result)}`)
    if (result.status === 'printed') printed++
  }
  const won = RACES - faults.length
  return {
    faults,
    reached: [`print against revoke: one winner ${won} times of ${RACES}, print ${printed} times`],
  }
}

async function confirmTheLastPieces(): Promise<Found> {
  const { makeTrade } = await import('#database/factories/orders')
  const { makeProduct, stockUp } = await import('#database/factories/products')
  const { confirmAtOnce } = await import('#tests/support/order_races')
  const trade = await makeTrade(0)
  const productId = await makeProduct()
  await stockUp(productId, trade.warehouseId, LAST_PIECES)
  const found = await confirmAtOnce(trade, productId, CONFIRMATIONS)
  const holds = Object.values(found).every((count) => count === LAST_PIECES)
  return {
    faults: holds ? [] : [`the last pieces: ${JSON.stringify(found)}`],
    reached: [
      `${CONFIRMATIONS} confirmations at once of the last ${LAST_PIECES} pieces: ${found.served} served`,
    ],
  }
}

async function run({ seed, say }: MeasuredContext) {
  const app = await bootApplication()
  const drawn = seed ?? randomInt(2 ** 31)
  say(`seed ${drawn}`)
  try {
    const parts = [
      await walkOrders(false, drawn, say),
      await walkOrders(true, drawn + ACTORS, say),
      await racePrints(),
      await confirmTheLastPieces(),
    ]
    const faults = parts.flatMap((part) => part.faults)
    return {
      holds: faults.length === 0,
      reached: [
        ...parts.flatMap((part) => part.reached),
        ...faults.slice(0, 20).map((fault) => `FAULT ${fault}`),
      ],
    }
  } finally {
    await app.terminate()
  }
}

export default {
  name: 'orders',
  title:
    '10,000 random sequences of order events by 8 actors, and the races that may have one winner only',
  needs: ['services'],
  run,
} satisfies Soak
