/** Brings a private database or Redis back when it dies while the application runs. */
import { yellow, say, explain } from './console.mjs'
import { revive } from './private_services.mjs'
import { isEnding } from './shutdown.mjs'

const every = 1000

export function watchServices(external) {
  let busy = false
  const timer = setInterval(async () => {
    if (busy || isEnding()) {
      return
    }
    busy = true
    try {
      const revived = await revive(external)
      for (const name of revived) {
        say(yellow(`  ${name} had ended and was started again. See var/log`))
      }
    } catch (error) {
      explain(error)
    } finally {
      busy = false
    }
  }, every)
  timer.unref()
}
