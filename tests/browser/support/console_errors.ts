import type { Test } from '@japa/runner/core'
import type { BrowserContext } from 'playwright'
import { decoratorsCollection } from '@japa/browser-client'

type Log = { errors: string[]; allowed: RegExp[] }

const logs = new WeakMap<BrowserContext, Log>()

function logOf(context: BrowserContext): Log {
  const log = logs.get(context) ?? { errors: [], allowed: [] }
  logs.set(context, log)
  return log
}

decoratorsCollection.register({
  context(context) {
    const { errors } = logOf(context)
    context.on('weberror', (webError) =>
      errors.push(webError.error().stack ?? String(webError.error()))
    )
    context.on('console', (message) => {
      if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
    })
  },
})

/** What this test provokes on purpose: the browser logs every refused request as an error. */
export function allowConsoleErrors(context: BrowserContext, ...patterns: RegExp[]): void {
  logOf(context).allowed.push(...patterns)
}

/** Fails a test in whose pages anything unexpected was logged or thrown. */
export function failOnConsoleErrors(test: Test): void {
  test.cleanup((_error, { context }) => {
    const { errors, allowed } = logOf(context.browserContext)
    const unexpected = errors.filter((error) => !allowed.some((pattern) => pattern.test(error)))
    if (unexpected.length > 0) {
      throw new Error(`the browser's console shows errors:\n${unexpected.join('\n')}`)
    }
  })
}
