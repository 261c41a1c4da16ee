import { randomInt } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { ManualClock } from '#core/clock'
import { RecordCall } from '#app/calls/services/record_call'
import type { CallStory } from '#database/demo/call_story'
import { DEMO_PEOPLE } from '#database/demo/company'
import { CompanyBook } from '#database/demo/company_book'
import { AirPlan } from '#database/demo/floor/air_plan'
import { Office } from '#database/demo/floor/office'
import { robotsOf, USUAL_CREW } from '#database/demo/floor/robots'
import { Simulator } from '#database/demo/floor/simulator'
import { Homelands } from '#database/demo/homelands'
import { LoadMediaPlan } from '#database/demo/load_media_plan'
import { planSlot } from '#database/demo/media_plan'
import { randomOf, uuidOf } from '#database/demo/seeds'
import { switchCall } from '#database/demo/switch_call'
import { ManualClock as SwitchClock } from '#telephony/simulator/clock'
import { SimulatorControl } from '#telephony/simulator/control'
import { SwitchSimulator } from '#telephony/simulator/server'
import { givenDemoCompany } from '#tests/support/given_demo_company'

const NUMBER = '13853107264'
const MINUTE = 60_000

/** An ended call of two minutes that this extension answered. */
function answeredCall(id: string, extension: string, at: number): CallStory {
  const from = at + 5_000
  const to = from + 2 * MINUTE
  return {
    id,
    at,
    dnis: '4006105588',
    number: NUMBER,
    person: null,
    queuedAt: at + 2_000,
    offers: [{ extension, at: at + 2_000, endedAt: from, result: 'answered' }],
    talk: { extension, from, to },
    endedAt: to + 60,
    outcome: 'answered',
    hangupBy: 'caller',
    rating: null,
    work: null,
  }
}

async function record(story: CallStory, book: CompanyBook) {
  await new RecordCall().handle({
    call: switchCall(story),
    nowUs: story.endedAt * 1000,
    switchName: 'main',
    employeeAt: (extension) => book.atExtension(extension)?.id ?? null,
    validTalkSeconds: 3,
    windowMinutes: 30,
  })
}

async function openOffices(count: number, clock: ManualClock) {
  const book = await CompanyBook.load()
  const homelands = await Homelands.load()
  const robots = robotsOf(book.employees, USUAL_CREW)
  return {
    book,
    robots,
    offices: Array.from({ length: count }, () => new Office(robots, book, homelands, clock)),
  }
}

test.group('The simulated agents', (group) => {
  group.each.timeout(120_000)
  group.setup(givenDemoCompany)

  test('leave the places of those whom people sign in as', async ({ assert }) => {
    const { employees } = await CompanyBook.load()
    const robots = robotsOf(employees, USUAL_CREW)
    assert.lengthOf(robots, 30)
    assert.isEmpty(robots.filter((robot) => DEMO_PEOPLE.includes(robot.staffNo)))
    assert.isTrue(robots.every((robot) => robot.agentNumber !== null))
  })

  test('do each call’s work once, however many floors there are and however often', async ({
    assert,
  }) => {
    const begun = Math.floor(Date.now() / 1000) * 1000 - 60 * MINUTE
    const clock = new ManualClock(DateTime.fromMillis(begun + 50 * MINUTE, { zone: 'utc' }))
    const { book, robots, offices } = await openOffices(2, clock)
    for (let call = 0; call < 24; call++) {
      const extension = robots[call % robots.length].agentNumber!
      await record(answeredCall(uuidOf(`call ${call}`), extension, begun + call * MINUTE), book)
    }
    await Promise.all(offices.map((office) => office.tick()))
    while ((await offices[0].tick()) > 0) await offices[1].tick()

    const calls = await db
      .from('calls as c')
      .join('dispositions as d', 'd.id', 'c.disposition_id')
      .select('c.id', 'd.code', 'c.call_type as callType')
    assert.lengthOf(calls, 24)
    const orders = await db.from('orders').select('call_id as callId', 'status')
    const ordered = calls.filter((call) => call.code === 'ordered')
    assert.isAbove(ordered.length, 2)
    assert.sameMembers(
      orders.map((order) => order.callId),
      ordered.map((call) => call.id)
    )
    assert.isTrue(ordered.every((call) => call.callType === 'sale'))
    const files = await db.from('customer_phones').where('number', NUMBER)
    assert.lengthOf(files, 1)
    const notes = await db.from('contacts').select('call_id')
    assert.equal(new Set(notes.map((note) => note.call_id)).size, notes.length)
  })

  test('leave the calls of people alone', async ({ assert }) => {
    const begun = Math.floor(Date.now() / 1000) * 1000 - 60 * MINUTE
    const clock = new ManualClock(DateTime.fromMillis(begun + 50 * MINUTE, { zone: 'utc' }))
    const { book, offices } = await openOffices(1, clock)
    const id = uuidOf('a visitor’s call')
    await record(answeredCall(id, '8016', begun), book)
    assert.equal(await offices[0].tick(), 0)
    const call = await db.from('calls').where('id', id).firstOrFail()
    assert.isNull(call.disposition_id)
  })
})

test.group('The media plan on air', (group) => {
  group.each.timeout(120_000)
  group.setup(givenDemoCompany)
  group.each.teardown(async () => {
    await db.from('placement_figures').delete()
    await db.from('placements').delete()
  })

  async function givenSimulator(cleanup: (undo: () => Promise<void>) => void) {
    const simulator = new SwitchSimulator({
      password: 'x',
      clock: new SwitchClock(),
      seed: randomInt(2 ** 31),
    })
    const control = new SimulatorControl(simulator)
    const port = await control.listen()
    cleanup(() => control.close())
    return { simulator, remote: new Simulator(port) }
  }

  test('calls when a placement begins, once in the life of the switch', async ({
    assert,
    cleanup,
  }) => {
    const { simulator, remote } = await givenSimulator(cleanup)
    const startsAt = Math.ceil(Date.now() / 1000) * 1000 + 10 * MINUTE
    const clock = new ManualClock(DateTime.fromMillis(startsAt - 1000, { zone: 'utc' }))
    const slot = { ...planSlot(randomOf('on air'), startsAt, 600), channel: 'HNWS' }
    const [id] = await new LoadMediaPlan().handle([slot], null)
    const life = await remote.life()
    const plan = new AirPlan(remote, clock)

    assert.deepEqual(await plan.tick(life), [])
    assert.equal(simulator.simulation.surge.plannedCount, 0)
    clock.advance({ seconds: 2 })
    const both = await Promise.all([plan.tick(life), new AirPlan(remote, clock).tick(life)])
    assert.deepEqual(both.flat(), [id])
    const called = simulator.simulation.surge.plannedCount
    assert.isAbove(called, 0)
    assert.deepEqual(await plan.tick(life), [])
    assert.equal(simulator.simulation.surge.plannedCount, called)
    assert.deepEqual(await plan.tick(`${life} after a restart`), [id])
  })

  test('lets a slot alone that a manager aired at once', async ({ assert, cleanup }) => {
    const { remote } = await givenSimulator(cleanup)
    const startsAt = Math.floor(Date.now() / 1000) * 1000
    await new LoadMediaPlan().handle([planSlot(randomOf('now'), startsAt, 600)], null)
    const clock = new ManualClock(DateTime.fromMillis(startsAt + 1000, { zone: 'utc' }))
    assert.deepEqual(await new AirPlan(remote, clock).tick(await remote.life()), [])
    assert.lengthOf(await db.from('placements'), 1)
  })

  test('puts a short slot in when nothing was and will be on air', async ({ assert, cleanup }) => {
    const { simulator, remote } = await givenSimulator(cleanup)
    const now = DateTime.utc().plus({ minutes: 5 })
    const clock = new ManualClock(now)
    const life = await remote.life()
    const plan = new AirPlan(remote, clock)
    await plan.tick(life)
    const [own] = await db.from('placements')
    const wait = (own.starts_at.getTime() - now.toMillis()) / 1000
    assert.isAbove(wait, 0)
    assert.isAtMost(wait, 30)
    clock.advance({ seconds: 31 })
    assert.deepEqual(await plan.tick(life), [own.id])
    assert.isAbove(simulator.simulation.surge.plannedCount, 5)
    clock.advance({ minutes: 10 })
    await plan.tick(life)
    assert.lengthOf(await db.from('placements'), 1)
    clock.advance({ minutes: 6 })
    await plan.tick(life)
    assert.lengthOf(await db.from('placements'), 2)
  })
})
