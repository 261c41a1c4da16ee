/** Asks a running Spotline how it is. */
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from './console.mjs'
import { tail } from './logs.mjs'

/** One switch of several may be away: the others work. */
function isReady({ checks = {}, switches = {} }) {
  const links = Object.values(switches)
  return (
    Object.values(checks).length > 0 &&
    Object.values(checks).every((state) => state === 'ok') &&
    (links.length === 0 || links.includes('ok'))
  )
}

async function ask(url) {
  try {
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(3000) })
    const body = await response.json()
    return { ok: isReady(body), body }
  } catch (error) {
    return { ok: false, body: null, reason: error.cause?.code ?? error.message }
  }
}

function missing({ body, reason }) {
  if (!body?.checks) {
    return `no answer from the web server (${reason ?? 'unknown form'})`
  }
  const bad = Object.entries({ ...body.checks, ...body.switches })
    .filter(([, state]) => state !== 'ok')
    .map(([name]) => name)
  return `not ready: ${bad.join(', ') || body.status}`
}

/**
 * Waits until `/health` says that all runs, and a switch is reached. A process that keeps dying (`supervisor`) or `patience` ms without success
 * is a refusal that shows what is missing.
 */
export async function waitUntilHealthy(url, supervisor, { patience = 60_000 } = {}) {
  let answer
  for (const until = Date.now() + patience; Date.now() < until; await pause(100)) {
    answer = await ask(url)
    if (answer.ok) {
      return
    }
    const failing = supervisor.failing(3)
    if (failing) {
      throw new Refusal(
        `${failing.name} does not stay up. The end of ${failing.log}:\n${tail(failing.log, 25)}`
      )
    }
  }
  throw new Refusal(
    `Spotline did not get ready within ${patience / 1000} s: ${missing(answer)}. The logs are in var/log.`
  )
}
