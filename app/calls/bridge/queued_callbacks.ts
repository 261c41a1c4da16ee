import logger from '@adonisjs/core/services/logger'
import type { AcdDriver, CallbackTry } from '#telephony/acd/driver'
import type { DrivenCall } from '#telephony/acd/driven_calls'
import type { KeptPlace } from '#telephony/acd/waiting_service'
import { FindDueCallbacks } from '#app/calls/queries/due_callbacks'
import { CancelCallback } from '#app/calls/services/cancel_callback'
import { KeepPlace } from '#app/calls/services/keep_place'
import { SettleCallback } from '#app/calls/services/settle_callback'

const LOOK_EVERY_MS = 3_000

/**
 * Keeps in the database who is to be called back, and puts them in line when it is time: a process that begins anew
 * finds everybody again.
 */
export class QueuedCallbacks {
  #timer: NodeJS.Timeout | null = null
  readonly #running = new Set<Promise<void>>()

  constructor(readonly driver: AcdDriver) {}

  start() {
    this.driver.on('placeKept', this.#onKept)
    this.driver.on('callbackTried', this.#onTried)
    this.driver.on('call', this.#onCall)
    this.#timer = setInterval(() => this.#do(() => this.#queueDue()), LOOK_EVERY_MS)
    this.#do(() => this.#queueDue())
  }

  async stop() {
    this.driver.off('placeKept', this.#onKept)
    this.driver.off('callbackTried', this.#onTried)
    this.driver.off('call', this.#onCall)
    if (this.#timer) clearInterval(this.#timer)
    await Promise.all(this.#running)
  }

  #onKept = ({ arrivedAt, ...place }: KeptPlace) => {
    this.#do(async () => {
      await new KeepPlace().handle({ ...place, arrivedAt: new Date(arrivedAt) })
      await this.#queueDue()
    })
  }

  #onTried = ({ callbackId, callId, result }: CallbackTry) => {
    const at = new Date(this.driver.now())
    this.#do(() => new SettleCallback().handle({ id: Number(callbackId), callId, result, at }))
  }

  /** Who calls again by himself and is answered has been served. */
  #onCall = ({ change: { kind, call } }: DrivenCall) => {
    if (kind !== 'answered' || call.direction !== 'inbound') return
    this.#do(async () => {
      const at = new Date(this.driver.now())
      const cancelled = await new CancelCallback().handle({ number: call.customerNumber, at })
      if (cancelled !== null) this.driver.cancelCallback(String(cancelled))
    })
  }

  async #queueDue() {
    const at = new Date(this.driver.now())
    for (const one of await new FindDueCallbacks().handle(at)) {
      if (one.reachedBy !== null) {
        const { id, reachedBy: callId } = one
        await new SettleCallback().handle({ id, callId, result: 'reached', at })
      } else {
        const { id, number, serviceNumber, score } = one
        const arrivedAt = one.arrivedAt.getTime()
        this.driver.queueCallback({
          callbackId: String(id),
          number,
          serviceNumber,
          score,
          arrivedAt,
        })
      }
    }
  }

  #do(task: () => Promise<void>) {
    const running = task()
      .catch((error: unknown) => logger.error({ err: error }, 'a callback could not be kept'))
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
  }
}
