import type { Browser } from 'playwright'
import { launchChromium } from '../browser/support/chromium.ts'
import type { BenchmarkContext } from '../support/measured.ts'
import { serveLeastPage } from './_least_page.ts'
import { median } from './_load.ts'
import { connect } from './_order_world.ts'
import { paintedOffers } from './_painted.ts'
import { person } from './_pop_floor.ts'
import { openVisitor, type Visit } from './_visits.ts'

const MOST_BYTES = 250_000
const MOST_TIMES = 2
const SLOWNESS = 4
const GOAL = `the desk: first visit at most ${MOST_BYTES / 1000} kB gzip, usable within ${MOST_TIMES} times an empty page's time`

/** Role → home; the desk first. */
const HOMES: [role: string, path: string][] = [
  ['agent', '/desk'],
  ['warehouse', '/outbound'],
  ['media_manager', '/media/placements'],
  ['manager', '/board'],
]

/** The board stands outside the frame. */
const USABLE = '#app main .page > *, #app main.board > *'

type Visits = { first: Visit; again: Visit }

async function visitTwice(
  browser: Browser,
  url: string,
  selector: string,
  cookie?: string
): Promise<Visits> {
  const visitor = await openVisitor(browser, { url, cookie, selector, slowness: SLOWNESS })
  try {
    return { first: await visitor.visit(url), again: await visitor.visit(url) }
  } finally {
    await visitor.close()
  }
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`

/**
 * The homes of the roles in a real browser: bytes over the wire (headers, texts and data included) of a first and a
 * repeated visit, and the time until the page is drawn, with the processor slowed down. The yardstick is an empty page
 * of the same framework, built the same way.
 */
async function run({ env, url, rounds, seed, say }: BenchmarkContext) {
  if (!url) throw new Error('needs the web server')
  const db = await connect(env)
  const homes = []
  for (const [role, path] of HOMES) {
    const { cookie } = await person(db, url, role)
    homes.push({ path, cookie, visits: [] as Visits[] })
  }
  await db.end()
  const least = await serveLeastPage()
  const browser = await launchChromium({})
  const empty: Visits[] = []
  try {
    for (let round = 1; round <= rounds; round++) {
      empty.push(await visitTwice(browser, least.url, '#app main'))
      for (const { path, cookie, visits } of homes) {
        visits.push(await visitTwice(browser, new URL(path, url).href, USABLE, cookie))
      }
      const [desk] = homes
      say(
        `round ${round}: desk ${desk.visits.at(-1)!.first.usableMs.toFixed(0)} ms, empty page ${empty.at(-1)!.first.usableMs.toFixed(0)} ms`
      )
    }
    const painted = await paintedOffers(browser, { env, url, seed: seed ?? 0 })
    const { times } = painted
    const at = (share: number) => times[Math.floor(times.length * share)].toFixed(0)

    const of = (visits: Visits[], which: keyof Visits, figure: keyof Visit) =>
      median(visits.map((one) => one[which][figure]))
    const usable = (visits: Visits[]) => of(visits, 'first', 'usableMs')
    const [desk] = homes
    const bytes = of(desk.visits, 'first', 'bytes')
    const ratio = usable(desk.visits) / usable(empty)
    return {
      product: usable(desk.visits),
      yardstick: usable(empty),
      unit: `ms until the desk is drawn, first visit, processor ${SLOWNESS} times slower`,
      ratio,
      goal: GOAL,
      holds: bytes <= MOST_BYTES && ratio <= MOST_TIMES,
      notes: [
        `empty page: ${kilobytes(of(empty, 'first', 'bytes'))}`,
        ...homes.map(
          ({ path, visits }) =>
            `${path}: first visit ${kilobytes(of(visits, 'first', 'bytes'))} in ${of(visits, 'first', 'requests')} requests, usable in ${usable(visits).toFixed(0)} ms; again ${kilobytes(of(visits, 'again', 'bytes'))} and ${of(visits, 'again', 'usableMs').toFixed(0)} ms`
        ),
        `for information: the desk while the telephone is signed in, with the order form ${kilobytes(painted.bytes.form)}; the region picker and its list follow when nothing else is to be done: ${kilobytes(painted.bytes.idle)}`,
        `for information: from an offer's bytes until its card is painted on the desk p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${times.length} offers, processor as it is)`,
      ],
    }
  } finally {
    await browser.close()
    least.close()
  }
}

export default {
  name: 'pages',
  title: 'Each home in a browser: bytes over the wire and time until it can be worked with',
  goal: GOAL,
  needs: ['web'],
  run,
}
