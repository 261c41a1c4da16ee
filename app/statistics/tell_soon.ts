import { live } from '#core/live/live'
import type { LiveMessage } from '#core/live/driver'

/** Between two messages on one channel, in milliseconds: screens ask for fresh figures at each. */
const QUIET_MS = 500

const quiet = new Map<string, { again: LiveMessage | null }>()

/**
 * Sends news that only says "something changed": at once when the channel was quiet, else once at the end of the quiet
 * time, however much came meanwhile. A surge so costs two messages a second and channel.
 */
export function tellSoon(channel: string, message: LiveMessage): void {
  const waiting = quiet.get(channel)
  if (waiting) {
    waiting.again = message
    return
  }
  void live.send(channel, message)
  const state: { again: LiveMessage | null } = { again: null }
  quiet.set(channel, state)
  setTimeout(() => {
    quiet.delete(channel)
    if (state.again) tellSoon(channel, state.again)
  }, QUIET_MS).unref()
}
