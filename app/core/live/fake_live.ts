import type { LiveDriver, LiveMessage } from '#core/live/driver'

/** Keeps what was sent, as it would reach a browser, and hands it to listeners of the test. */
export class FakeLive implements LiveDriver {
  readonly sent: { channel: string; message: LiveMessage }[] = []
  readonly #listeners = new Map<string, ((message: LiveMessage) => void)[]>()

  send(channel: string, message: LiveMessage) {
    const copy = JSON.parse(JSON.stringify(message)) as LiveMessage
    this.sent.push({ channel, message: copy })
    for (const listener of this.#listeners.get(channel) ?? []) listener(copy)
  }

  /** What was sent on one channel, oldest first. */
  on(channel: string): LiveMessage[] {
    return this.sent.filter((entry) => entry.channel === channel).map((entry) => entry.message)
  }

  listen(channel: string, listener: (message: LiveMessage) => void) {
    this.#listeners.set(channel, [...(this.#listeners.get(channel) ?? []), listener])
  }
}
