import type { Transmit } from '@boringnode/transmit'
import type { LiveDriver, LiveMessage } from '#core/live/driver'

/** Sends through Transmit: to the streams of this process, and through Redis to those of every other one. */
export class TransmitDriver<Context> implements LiveDriver {
  readonly #transmit: Pick<Transmit<Context>, 'broadcast'>

  constructor(transmit: Pick<Transmit<Context>, 'broadcast'>) {
    this.#transmit = transmit
  }

  send(channel: string, message: LiveMessage) {
    this.#transmit.broadcast(channel, message)
  }
}
