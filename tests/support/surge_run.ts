import { setTimeout as pause } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import type { Clock } from '#core/clock'
import { PhoneOf } from '#app/calls/queries/phone_of'
import { LoadMediaPlan } from '#database/demo/load_media_plan'
import { planSlot } from '#database/demo/media_plan'
import { CATEGORIES } from '#database/demo/products'
import { randomOf } from '#database/demo/seeds'
import type { DemoFloor } from '#database/demo/floor/demo_floor'
import type { SimulatedLeg } from '#database/demo/floor/simulator'

export type SurgeInput = {
  floor: DemoFloor
  clock: Clock
  /** How many times faster than the wall the clock runs. */
  speed: number
  minutes: number
  callsPerMinute: number
  say(line: string): void
}

const LOOK_EVERY_MS = 250
const WALL_PATIENCE_MS = 600_000
const SECONDS = 1000

/** Every number has a slot that just began, so that each call has one to belong to. */
async function airAll(clock: Clock): Promise<void> {
  const startsAt = Math.floor(clock.now().toMillis() / SECONDS) * SECONDS
  const random = randomOf(`surge:${startsAt}`)
  const slots = CATEGORIES.map(({ serviceNumber }) => ({
    ...planSlot(random, startsAt, 600),
    serviceNumber,
  }))
  await new LoadMediaPlan().handle(slots, null)
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + WALL_PATIENCE_MS; !(await holds()); await pause(LOOK_EVERY_MS)) {
    if (Date.now() > end) throw new Error(`${what} did not come about`)
  }
}

/** How many of the floor's agents are signed in. */
async function signedIn(floor: DemoFloor): Promise<number> {
  const phones = await Promise.all(floor.work.robots.map((robot) => new PhoneOf().handle(robot.id)))
  return phones.filter((phone) => phone.state !== 'signed_out').length
}

/**
 * Brings so many calls a minute for so many minutes of the clock upon the floor, and waits until every call has ended,
 * is stored and is worked off. Gives the switch's own record of the legs.
 */
export async function runSurge(input: SurgeInput): Promise<{ legs: SimulatedLeg[] }> {
  const { floor, clock, minutes, callsPerMinute, speed, say } = input
  const { simulator } = floor
  const began = clock.now().startOf('second').toMillis()
  const sent = async () => {
    const legs = await simulator.legs()
    return legs.filter((leg) => leg.startedAt >= began)
  }
  const crew = floor.work.robots.length
  await until(`${crew} agents at work`, async () => (await signedIn(floor)) === crew)
  say(`${crew} agents are signed in`)
  await airAll(clock)
  const share = callsPerMinute / CATEGORIES.length
  for (const { serviceNumber } of CATEGORIES) await simulator.setBackground(serviceNumber, share)
  const ends = clock.now().plus({ minutes })
  while (clock.now() < ends) {
    await pause(Math.min(30_000, (ends.toMillis() - clock.now().toMillis()) / speed))
    const legs = await sent()
    say(`${legs.length} legs`)
  }
  for (const { serviceNumber } of CATEGORIES) await simulator.setBackground(serviceNumber, 0)

  // Whoever gave up calls again for minutes to come: those legs are no part of the surge any more.
  let legs: SimulatedLeg[] = []
  await until('the end of every call', async () => {
    const all = await sent()
    legs = all.filter((leg) => leg.startedAt <= ends.toMillis())
    return legs.every((leg) => leg.endedAt !== null)
  })
  const ids = legs.map((leg) => leg.uuid)
  const some = (condition: string) =>
    db.from('calls').whereIn('id', ids).whereRaw(condition).select('id')
  await until('the record of every call', async () => {
    const ended = await some('ended_at IS NOT NULL')
    return ended.length === ids.length
  })
  await until('the office work of every call', async () => {
    const open = await some(`outcome = 'answered' AND disposition_id IS NULL`)
    return open.length === 0
  })
  return { legs }
}
