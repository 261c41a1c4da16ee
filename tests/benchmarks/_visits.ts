import type { Browser, BrowserContext, CDPSession, Page } from 'playwright'

export type Visit = {
  /** Over the wire, headers included. */
  bytes: number
  requests: number
  /** Milliseconds from the start of the navigation until the page is drawn. */
  usableMs: number
}

const QUIET_MS = 1_000
const PATIENCE_MS = 60_000

/** Runs in the page: when what `selector` names has been drawn first, on the page's own clock. */
const WATCH = (selector: string) => `
  window.__drawnAt = null
  const look = () => {
    if (window.__drawnAt !== null || !document.querySelector(${JSON.stringify(selector)})) return
    watcher.disconnect()
    requestAnimationFrame(() => setTimeout(() => { window.__drawnAt = performance.now() }))
  }
  const watcher = new MutationObserver(look)
  watcher.observe(document, { childList: true, subtree: true })`

/** A browser of its own: nothing is cached and nobody signed in but by the cookie. */
export async function openVisitor(
  browser: Browser,
  { url, cookie, selector, slowness, neverIdle = false }: VisitorInput
): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  if (cookie) await context.addCookies(cookiesOf(cookie, url))
  await context.addInitScript(WATCH(selector))
  if (neverIdle) await context.addInitScript('window.requestIdleCallback = () => 0')
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  // A browser offers Brotli to the own machine and over HTTPS only; the goal is meant for any.
  await session.send('Network.setExtraHTTPHeaders', { headers: { 'accept-encoding': 'gzip' } })
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowness })
  return new Visitor(context, page, session)
}

export type VisitorInput = {
  url: string
  cookie?: string
  /** What is on screen once the page can be worked with. */
  selector: string
  /** How many times slower than this machine's the processor is. */
  slowness: number
  /** Leaves out what a page fetches when it has nothing else to do. */
  neverIdle?: boolean
}

export class Visitor {
  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly session: CDPSession
  ) {}

  async visit(address: string): Promise<Visit> {
    let bytes = 0
    let requests = 0
    let lastAt = Date.now()
    const count = ({ encodedDataLength }: { encodedDataLength: number }) => {
      bytes += encodedDataLength
      requests += 1
      lastAt = Date.now()
    }
    this.session.on('Network.loadingFinished', count)
    await this.page.goto(address, { waitUntil: 'commit' })
    const drawn = await this.page.waitForFunction('window.__drawnAt', undefined, {
      timeout: PATIENCE_MS,
    })
    const usableMs = (await drawn.jsonValue()) as number
    while (Date.now() - lastAt < QUIET_MS) await this.page.waitForTimeout(100)
    this.session.off('Network.loadingFinished', count)
    return { bytes, requests, usableMs }
  }

  async close() {
    await this.context.close()
  }
}

export function cookiesOf(cookie: string, url: string) {
  return cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
  })
}
