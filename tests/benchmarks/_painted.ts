import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from 'playwright'
import { Offers } from './_offers.ts'
import { connect } from './_order_world.ts'
import { PopFloor, airNow, callers, person } from './_pop_floor.ts'
import { cookiesOf, openVisitor } from './_visits.ts'

const EXTENSION = '8001'
const WARM_UP = 10
const OFFERS = 60
const PAUSE_MS = 60
const PATIENCE_MS = 10_000

/** Runs in the page: when an offer's card has been painted, on the clock that all programs of the machine share. */
const WATCH = `
  window.__painted = null
  new MutationObserver(() => {
    const card = document.querySelector('.offer')
    if (!card) window.__shown = false
    if (!card || window.__shown) return
    window.__shown = true
    requestAnimationFrame(() => setTimeout(() => {
      window.__painted = performance.timeOrigin + performance.now()
    }))
  }).observe(document, { childList: true, subtree: true })`

export type PaintedOffers = {
  /**
   * Milliseconds from writing an offer's bytes to the telephony process until the card is painted on the desk in a real
   * browser, one figure an offer, in order of size.
   */
  times: number[]
  /** Bytes of a first visit of the desk while the telephone is signed in: the order form comes along. */
  bytes: { form: number; idle: number }
}

/** Offers calls to an agent at a desk in a real browser. */
export async function paintedOffers(
  browser: Browser,
  { env, url, seed }: { env: NodeJS.ProcessEnv; url: string; seed: number }
): Promise<PaintedOffers> {
  const db = await connect(env)
  const numbers = await callers(db)
  const dnis = await airNow(db)
  const agent = await person(db, url, 'agent')
  await db.end()
  const offers = new Offers()
  const floor = await PopFloor.open(env, offers.coreUuid, EXTENSION)
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  try {
    await context.addCookies(cookiesOf(agent.cookie, url))
    await context.addInitScript(WATCH)
    await floor.sit(url, agent, EXTENSION)
    const bytesOf = (neverIdle: boolean) => signedInBytes(browser, url, agent.cookie, neverIdle)
    const form = await bytesOf(true)
    const bytes = { form, idle: (await bytesOf(false)) - form }
    const page = await context.newPage()
    await page.goto(new URL('/desk', url).href, { waitUntil: 'networkidle' })
    // The link looks at the channels once more after a second.
    await pause(1_500)
    const times: number[] = []
    for (let offered = 0; offered < WARM_UP + OFFERS; offered++) {
      const customerNumber = numbers[(seed + offered) % numbers.length]
      const { before, offer, after } = offers.next({ customerNumber, dnis, extension: EXTENSION })
      await page.evaluate('window.__painted = null')
      floor.write(before)
      await pause(PAUSE_MS)
      const written = performance.timeOrigin + performance.now()
      floor.write(offer)
      const painted = await page.waitForFunction('window.__painted', undefined, {
        timeout: PATIENCE_MS,
      })
      if (offered >= WARM_UP) times.push(((await painted.jsonValue()) as number) - written)
      floor.write(after)
      await page.locator('.offer').waitFor({ state: 'detached', timeout: PATIENCE_MS })
      await pause(PAUSE_MS)
    }
    return { times: times.sort((one, other) => one - other), bytes }
  } finally {
    await context.close()
    await floor.close()
  }
}

async function signedInBytes(browser: Browser, url: string, cookie: string, neverIdle: boolean) {
  const visitor = await openVisitor(browser, {
    url,
    cookie,
    selector: '.desk',
    slowness: 1,
    neverIdle,
  })
  try {
    const { bytes } = await visitor.visit(new URL('/desk', url).href)
    return bytes
  } finally {
    await visitor.close()
  }
}
