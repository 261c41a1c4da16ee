import db from '@adonisjs/lucid/services/db'
import redis from '@adonisjs/redis/services/main'
import { DateTime } from 'luxon'
import type { Clock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { RESPONSE } from '#database/demo/arrivals'
import { backgroundAt } from '#database/demo/day_curve'
import { LoadMediaPlan } from '#database/demo/load_media_plan'
import { expectedCallsOf, planSlot, reachOf } from '#database/demo/media_plan'
import { randomOf } from '#database/demo/seeds'
import type { Simulator } from '#database/demo/floor/simulator'

/** The floor of thirty would sleep on what a small company's day brings: the simulated day brings more. */
const LIVE_SLOTS = 3
const LIVE_BACKGROUND = 30
/** Calls a minute and number that come at any hour: a visitor may look in at night. */
const LEAST_BACKGROUND = 0.15
/** The same while somebody who tries the demo waits for a call: on eight numbers one every ten seconds. */
const AWAITED_BACKGROUND = 0.75

/** A slot that we put in ourselves, so that there is always something to see, brings at least so many, and soon. */
const OWN_SLOT = { everyMinutes: 15, waitSeconds: 40, seconds: 120, leastCalls: 20, speed: 2 }

/** A slot that began longer ago than this is over for the callers; one that began since is caught up with. */
const CATCH_UP_MINUTES = 10
const SECONDS_A_DAY = 86_400

type Due = { id: number; number: string; channel: string; startsAt: Date; seconds: number }

const airedKey = (life: string) => `spotline:demo:aired:${life}`

/** Lets the simulated switch call when the media plan says so, each placement once in the simulator's life. */
export class AirPlan {
  constructor(
    readonly simulator: Simulator,
    readonly clock: Clock
  ) {}

  /** Airs what is due; gives the placements that went on air now. */
  async tick(life: string): Promise<number[]> {
    const aired: number[] = []
    for (const slot of await this.#due()) {
      const key = airedKey(life)
      if ((await redis.sadd(key, String(slot.id))) === 0) continue
      await redis.expire(key, SECONDS_A_DAY)
      try {
        await this.#air(slot)
        aired.push(slot.id)
      } catch (error) {
        await redis.srem(key, String(slot.id))
        throw error
      }
    }
    await this.#keepLively(life)
    return aired
  }

  /** Stray calls on every number, by the time of day; more of them while they are `awaited`. */
  async setBackground(awaited = false): Promise<void> {
    const rate = Math.max(
      awaited ? AWAITED_BACKGROUND : LEAST_BACKGROUND,
      backgroundAt(this.clock.now().toMillis()) * LIVE_BACKGROUND
    )
    const numbers: { number: string }[] = await db
      .from('service_numbers')
      .where('active', true)
      .select('number')
    for (const { number } of numbers) await this.simulator.setBackground(number, rate)
  }

  /** What was planned before it began: a slot that a manager airs at once has called its callers already. */
  #due(): Promise<Due[]> {
    const now = this.clock.now()
    return db
      .from('placements as p')
      .join('service_numbers as n', 'n.id', 'p.service_number_id')
      .join('channels as c', 'c.id', 'p.channel_id')
      .where('p.state', 'planned')
      .where('p.starts_at', '<=', now.toJSDate())
      .where('p.starts_at', '>', now.minus({ minutes: CATCH_UP_MINUTES }).toJSDate())
      .whereColumn('p.created_at', '<', 'p.starts_at')
      .select('p.id', 'n.number', 'c.code as channel', 'p.starts_at as startsAt')
      .select('p.duration_s as seconds')
  }

  async #air({ number, channel, startsAt, seconds }: Due) {
    const elapsedMinutes = (this.clock.now().toMillis() - startsAt.getTime()) / 60_000
    const usual =
      LIVE_SLOTS *
      expectedCallsOf({ reach: reachOf(channel), startsAt: startsAt.getTime(), seconds })
    const short = seconds <= OWN_SLOT.seconds
    const calls = short ? Math.max(OWN_SLOT.leastCalls, usual) : usual
    await this.simulator.airSlot({
      dnis: number,
      expectedCalls: calls * Math.exp(-elapsedMinutes / CATCH_UP_MINUTES),
      shape: RESPONSE.shape,
      scaleMs: RESPONSE.scaleMinutes * 60_000,
      speed: short ? OWN_SLOT.speed : 1,
    })
  }

  /** Whether a slot called its callers a short while ago, or will in a moment. */
  async #somethingOn(life: string, now: DateTime): Promise<boolean> {
    const near: { id: number; startsAt: Date; createdAt: Date }[] = await db
      .from('placements')
      .where('state', 'planned')
      .where('starts_at', '>', now.minus({ minutes: OWN_SLOT.everyMinutes }).toJSDate())
      .where('starts_at', '<', now.plus({ seconds: OWN_SLOT.waitSeconds }).toJSDate())
      .select('id', 'starts_at as startsAt', 'created_at as createdAt')
    if (near.some((slot) => slot.startsAt > now.toJSDate() || slot.createdAt >= slot.startsAt)) {
      return true
    }
    const aired = await redis.smembers(airedKey(life))
    return near.some((slot) => aired.includes(String(slot.id)))
  }

  /** Plans a short slot that begins in some seconds when nothing was or will be on air around now. */
  async #keepLively(life: string) {
    const now = this.clock.now()
    if (await this.#somethingOn(life, now)) return
    const startsAt = (Math.floor(now.toMillis() / 10_000) + 2) * 10_000
    const random = randomOf(`lively:${DateTime.fromMillis(startsAt).toISO()}`)
    try {
      await new LoadMediaPlan().handle([planSlot(random, startsAt, OWN_SLOT.seconds)], null)
    } catch (error) {
      // Another floor had the same idea at the same second.
      if (!(error instanceof DomainError && error.code === 'PLACEMENT_DUPLICATE')) throw error
    }
  }
}
