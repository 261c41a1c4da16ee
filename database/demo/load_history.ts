import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { ManualClock } from '#core/clock'
import { BUSINESS_ZONE } from '#core/period'
import { setting } from '#app/organisation/settings'
import { RecomputePlacement } from '#app/statistics/services/recompute_placement'
import { CompanyBook } from '#database/demo/company_book'
import { Homelands } from '#database/demo/homelands'
import { LoadMediaPlan } from '#database/demo/load_media_plan'
import { planDay, type PlannedSlot } from '#database/demo/media_plan'
import { pastDays } from '#database/demo/past_days'
import { Population } from '#database/demo/population'
import { Restock } from '#database/demo/restock'
import { randomOf } from '#database/demo/seeds'
import { sideBySide } from '#database/demo/side_by_side'
import { TellCall, type ToldOrder } from '#database/demo/tell_call'
import { TellAgentDays } from '#database/demo/tell_agent_days'
import { TellParcel, type ParcelTelling } from '#database/demo/tell_parcel'

export type LoadHistoryInput = {
  now: DateTime
  days: number
  daysAhead: number
  /** The same seed on the same day tells the same story. */
  seed: string
  /** 2: twice as many calls. */
  times: number
  /** Whether the days of the agents are told too: once, as nobody has two days on one. */
  withAgents: boolean
  say: (line: string) => void
}

export type LoadedHistory = { placements: number; calls: number; orders: number }

/** Work that waits on the database in so many places at once. */
const LANES = 8
const RESTOCK = { below: 20, pieces: 120 }
const DAY_MS = 86_400_000

/** The demo's past: media plan, calls, customers, orders, parcels and figures, day by day through the services. */
export class LoadHistory {
  #book!: CompanyBook
  #input!: LoadHistoryInput

  async handle(input: LoadHistoryInput): Promise<LoadedHistory> {
    this.#input = input
    const { now, say } = input
    this.#book = await CompanyBook.load()
    const windowMinutes = await setting('attribution_window_minutes')
    const slots = this.#plan()
    const planner = this.#book.employees.find((one) => one.role === 'media_manager')
    const placements = await new LoadMediaPlan().handle(slots, planner?.id ?? null)
    say(`media plan: ${slots.length} placements`)

    const past = {
      book: this.#book,
      customers: new Map<string, number>(),
      validTalkSeconds: await setting('valid_talk_seconds'),
      windowMinutes,
      now,
    }
    const story = {
      ...input,
      slots,
      population: await this.#population(),
      extensions: this.#extensions(),
      windowMinutes,
    }
    let open: ToldOrder[] = []
    let calls = 0
    let orders = 0
    for (const day of pastDays(story)) {
      const told: ToldOrder[] = []
      await sideBySide(day.calls, { lanes: LANES, keyOf: (call) => call.number }, async (call) => {
        const order = await new TellCall(past).handle(call)
        if (order) told.push(order)
      })
      if (input.withAgents) await new TellAgentDays(this.#book).handle(day.agents)
      calls += day.calls.length
      orders += told.length
      const until = Math.min(day.day.toMillis() + DAY_MS, now.toMillis())
      await this.#restock(day.day)
      open = await this.#moveParcels([...open, ...told], until)
      say(`${day.day.toISODate()}: ${day.calls.length} calls, ${told.length} orders`)
    }
    const started = placements.filter((_, index) => slots[index].startsAt <= now.toMillis())
    await sideBySide(started, { lanes: LANES, keyOf: (id) => id }, async (placementId) => {
      await new RecomputePlacement().handle({ placementId })
    })
    say(`figures of ${started.length} placements`)
    return { placements: slots.length, calls, orders }
  }

  /** The plan from the first day to the last ahead. */
  #plan(): PlannedSlot[] {
    const { now, days, daysAhead, seed } = this.#input
    const today = now.setZone(BUSINESS_ZONE).startOf('day')
    const slots: PlannedSlot[] = []
    for (let offset = -days; offset <= daysAhead; offset++) {
      const day = today.plus({ days: offset })
      slots.push(...planDay(randomOf(`plan:${seed}:${day.toISODate()}`), day))
    }
    return slots.sort((one, other) => one.startsAt - other.startsAt)
  }

  async #population(): Promise<Population> {
    const excluded: { number: string }[] = await db.from('excluded_numbers').select('number')
    const taken: { number: string }[] = await db.from('customer_phones').select('number')
    return new Population(
      await Homelands.load(),
      this.#input.now.year,
      excluded.map((row) => row.number),
      taken.map((row) => row.number)
    )
  }

  #extensions(): string[] {
    return this.#book.employees
      .filter((one) => one.role === 'agent' && one.agentNumber !== null)
      .map((one) => one.agentNumber!)
  }

  async #restock(day: DateTime) {
    const { times, now } = this.#input
    const at = day.plus({ hours: 8 })
    if (at > now) return
    await new Restock(new ManualClock(at)).handle({
      below: RESTOCK.below * times,
      pieces: RESTOCK.pieces * times,
    })
  }

  /** Takes every step that is due; gives the orders that still have some before them. */
  async #moveParcels(orders: ToldOrder[], until: number): Promise<ToldOrder[]> {
    const due: ParcelTelling[] = orders
      .flatMap(({ orderId, method, steps }) => steps.map((step) => ({ orderId, method, step })))
      .filter(({ step }) => step.at < until)
      .sort((one, other) => one.step.at - other.step.at)
    const waiting = new Set<number>()
    await sideBySide(
      due,
      { lanes: LANES, keyOf: (telling) => telling.orderId },
      async (telling) => {
        if (waiting.has(telling.orderId)) return
        const done = await new TellParcel(this.#book).handle(telling)
        if (!done) waiting.add(telling.orderId)
      }
    )
    return orders
      .map((order) => ({
        ...order,
        steps: waiting.has(order.orderId)
          ? order.steps.map((step) => ({ ...step, at: step.at + DAY_MS }))
          : order.steps.filter((step) => step.at >= until),
      }))
      .filter(({ steps }) => steps.length > 0)
  }
}
