import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import type { Clock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import type Employee from '#app/organisation/models/employee'
import type { CompanyBook } from '#database/demo/company_book'
import { DoOfficeWork, type AnsweredCall } from '#database/demo/do_office_work'
import { drawOfficeWork, type OfficeWork } from '#database/demo/office_work'
import { opensFile } from '#database/demo/past_floor'
import { sideBySide } from '#database/demo/side_by_side'
import { FindCaller } from '#database/demo/floor/find_caller'
import type { Homelands } from '#database/demo/homelands'

/** An answered call of a robot that is not closed yet. */
type OpenCall = {
  id: string
  dnis: string
  number: string
  employeeId: number
  customerId: number | null
  excluded: number
  answeredAt: Date
  endedAt: Date | null
  talkMs: number
  product: string | null
  ordered: number
}

const LANES = 4
const LOOK_BACK_HOURS = 2
/** An agent finishes writing this long after the call. */
const CLOSES_AFTER_MS = 7_000

const OPEN_CALLS = `
  SELECT c.id, c.dnis, c.caller_number AS number, c.employee_id AS employeeId, c.customer_id AS customerId,
    c.excluded, c.answered_at AS answeredAt, c.ended_at AS endedAt, c.talk_ms AS talkMs,
    (SELECT d.short_code FROM call_attributions t JOIN placements p ON p.id = t.placement_id
      JOIN products d ON d.id = p.product_id WHERE t.call_id = c.id
      ORDER BY t.probability DESC LIMIT 1) AS product,
    EXISTS (SELECT 1 FROM orders o WHERE o.call_id = c.id) AS ordered
  FROM calls c
  WHERE c.started_at > ? AND c.direction = 'inbound' AND c.answered_at IS NOT NULL
    AND c.disposition_id IS NULL AND c.employee_id IN (?)`

/** What a robot's call comes to: its draw, known by the call's id alone. */
function workOf(call: OpenCall): OfficeWork {
  return drawOfficeWork({
    callId: call.id,
    dnis: call.dnis,
    product: call.product,
    known: call.customerId !== null,
    excluded: Boolean(call.excluded),
  })
}

/**
 * Plays what the simulated agents do at their desks: the file and the order during the talk, result and note after it.
 * Everything follows from the calls' rows, so it may be stopped at any moment, run twice and run again.
 */
export class Office {
  readonly #robots: ReadonlyMap<number, Employee>
  readonly #callers: FindCaller

  constructor(
    robots: readonly Employee[],
    readonly book: CompanyBook,
    homelands: Homelands,
    readonly clock: Clock
  ) {
    this.#robots = new Map(robots.map((robot) => [robot.id, robot]))
    this.#callers = new FindCaller(homelands)
  }

  /** Gives how many calls still have something to be done. */
  async tick(): Promise<number> {
    const calls = await this.#open()
    await sideBySide(calls, { lanes: LANES, keyOf: (call) => call.number }, (call) =>
      this.#attend(call)
    )
    return calls.length
  }

  async #open(): Promise<OpenCall[]> {
    const since = this.clock.now().minus({ hours: LOOK_BACK_HOURS }).toJSDate()
    const [rows] = await db.rawQuery<[OpenCall[]]>(OPEN_CALLS, [since, [...this.#robots.keys()]])
    return rows
  }

  /** One call that can't be served must not keep the others waiting. */
  async #attend(call: OpenCall) {
    try {
      await this.#serve(call)
    } catch (error) {
      logger.error({ err: error, callId: call.id }, 'demo: the office work of a call failed')
    }
  }

  async #serve(call: OpenCall) {
    const now = this.clock.now()
    const talkedMs = call.endedAt ? call.talkMs : now.toMillis() - call.answeredAt.getTime()
    const over = call.endedAt !== null && now.toMillis() >= call.endedAt.getTime() + CLOSES_AFTER_MS
    const drawn = workOf(call)
    const orders = drawn.outcome === 'ordered' && talkedMs >= drawn.ordersAfterMs
    if (!over && (call.ordered || !orders)) return

    // Whoever hung up before the order was written down is still thinking about it.
    const outcome = drawn.outcome === 'ordered' && !orders ? 'considering' : drawn.outcome
    const employee = this.#robots.get(call.employeeId)!
    const answered: AnsweredCall = { id: call.id, employee, work: { ...drawn, outcome } }
    const work = new DoOfficeWork(this.book, this.clock)
    let customerId: number | null = null
    if (opensFile(outcome) && !call.excluded) {
      const caller = await this.#callers.handle(call.number)
      customerId = caller.customerId ?? (await this.#register(work, employee, caller.person))
      if (orders && !call.ordered) await this.#order(work, answered, customerId, caller.person)
    }
    if (over) await work.close(answered, customerId, now)
  }

  /** Somebody else may have opened the file a moment before. */
  async #register(
    work: DoOfficeWork,
    employee: Employee,
    person: Parameters<DoOfficeWork['register']>[1]
  ) {
    try {
      return await work.register(employee, person)
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'PHONE_TAKEN') throw error
      return (error.details.customer as { id: number }).id
    }
  }

  /** A key that was used already belongs to this call's order: another floor, or this one before it died, placed it. */
  async #order(work: DoOfficeWork, ...order: Parameters<DoOfficeWork['order']>) {
    try {
      await work.order(...order)
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'IDEMPOTENCY_KEY_REUSED') throw error
    }
  }
}
