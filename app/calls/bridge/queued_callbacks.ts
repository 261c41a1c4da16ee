import logger from '@adonisjs/core/services/logger'
import type { CallbackTry } from '#telephony/acd/driver_events'
import type { DrivenCall } from '#telephony/acd/driven_calls'
import type { KeptPlace } from '#telephony/acd/waiting_service'
import type { ControlledSwitch } from '#app/calls/bridge/controlled_switch'
import type { Switchboard } from '#app/calls/bridge/switchboard'
import { FindDueCallbacks, type DueCallback } from '#app/calls/queries/due_callbacks'
import { CancelCallback } from '#app/calls/services/cancel_callback'
import { KeepPlace } from '#app/calls/services/keep_place'
import { SettleCallback } from '#app/calls/services/settle_callback'

const LOOK_EVERY_MS = 3_000

/**
 * Keeps in the database who is to be called back, and puts them in line when it is time: a process that begins anew
 * finds everybody again. Each stands in line at one switch, so that nobody is dialled twice: where he called, as long as
 * somebody works there for his line, else where somebody does.
 */
export class QueuedCallbacks {
  #timer: NodeJS.Timeout | null = null
  readonly #running = new Set<Promise<void>>()
  readonly #followed = new Map<ControlledSwitch, () => void>()

  constructor(
    readonly switchboard: Switchboard,
    /** Epoch milliseconds. */
    readonly now: () => number
  ) {}

  start() {
    this.#timer = setInterval(() => this.#do(() => this.#queueDue()), LOOK_EVERY_MS)
    this.#do(() => this.#queueDue())
  }

  async stop() {
    if (this.#timer) clearInterval(this.#timer)
    await Promise.all(this.#running)
  }

  follow(one: ControlledSwitch) {
    const { driver } = one
    driver.on('placeKept', this.#onKept)
    driver.on('callbackTried', this.#onTried)
    driver.on('call', this.#onCall)
    this.#followed.set(one, () => {
      driver.off('placeKept', this.#onKept)
      driver.off('callbackTried', this.#onTried)
      driver.off('call', this.#onCall)
    })
  }

  leave(one: ControlledSwitch) {
    this.#followed.get(one)?.()
    this.#followed.delete(one)
  }

  #onKept = ({ arrivedAt, ...place }: KeptPlace) => {
    this.#do(async () => {
      await new KeepPlace().handle({ ...place, arrivedAt: new Date(arrivedAt) })
      await this.#queueDue()
    })
  }

  #onTried = ({ callbackId, callId, result }: CallbackTry) => {
    const at = new Date(this.now())
    this.#do(() => new SettleCallback().handle({ id: Number(callbackId), callId, result, at }))
  }

  /** Who calls again by himself and is answered has been served. */
  #onCall = ({ change: { kind, call } }: DrivenCall) => {
    if (kind !== 'answered' || call.direction !== 'inbound') return
    this.#do(async () => {
      const at = new Date(this.now())
      const cancelled = await new CancelCallback().handle({ number: call.customerNumber, at })
      if (cancelled === null) return
      for (const { driver } of this.switchboard.all()) driver.cancelCallback(String(cancelled))
    })
  }

  async #queueDue() {
    const at = new Date(this.now())
    for (const one of await new FindDueCallbacks().handle(at)) {
      if (one.reachedBy !== null) {
        const { id, reachedBy: callId } = one
        await new SettleCallback().handle({ id, callId, result: 'reached', at })
      } else this.#place(one)
    }
  }

  #place(one: DueCallback) {
    const callbackId = String(one.id)
    const all = this.switchboard.all()
    const holder = all.find(({ driver }) => driver.callbackStage(callbackId) !== null)
    // He is being dialled there.
    if (holder?.driver.callbackStage(callbackId) === 'offered') return
    const wanted = this.#lineFor(one, holder)
    if (!wanted || wanted === holder) return
    holder?.driver.cancelCallback(callbackId)
    const { number, serviceNumber, score } = one
    const arrivedAt = one.arrivedAt.getTime()
    wanted.driver.queueCallback({ callbackId, number, serviceNumber, score, arrivedAt })
  }

  /** Of the switches in sight the one that serves him: where he stands, where he called, any; with agents before without. */
  #lineFor({ serviceNumber, switchName }: DueCallback, holder: ControlledSwitch | undefined) {
    const rank = (one: ControlledSwitch) =>
      (one.driver.agentsAtWork(serviceNumber) > 0 ? 4 : 0) +
      (one === holder ? 2 : 0) +
      (one.name === switchName ? 1 : 0)
    return this.switchboard
      .all()
      .filter((one) => one.link.isUp)
      .toSorted((one, other) => rank(other) - rank(one))
      .at(0)
  }

  #do(task: () => Promise<void>) {
    const running = task()
      .catch((error: unknown) => logger.error({ err: error }, 'a callback could not be kept'))
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
  }
}
