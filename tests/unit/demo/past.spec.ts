import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'
import { drawArrivals } from '#database/demo/arrivals'
import { planDay, planSlot, type PlannedSlot } from '#database/demo/media_plan'
import { drawOfficeWork } from '#database/demo/office_work'
import { drawFate } from '#database/demo/parcel_fate'
import { playPastFloor } from '#database/demo/past_floor'
import { Population } from '#database/demo/population'
import { CATEGORIES, PRODUCTS } from '#database/demo/products'
import { randomOf } from '#database/demo/seeds'
import type { Shift } from '#database/demo/shifts'

const DAY = DateTime.fromISO('2026-11-18', { zone: BUSINESS_ZONE })
const MINUTE = 60_000
const HOMELAND = { regionCode: '370102', mobilePrefixes: ['1385310'], areaCode: '0531' }
const EXCLUDED = ['02162588800']

function arrivals(slots: PlannedSlot[], times = 1) {
  return drawArrivals({
    from: DAY.toMillis(),
    to: DAY.plus({ days: 1 }).toMillis(),
    slots,
    serviceNumbers: CATEGORIES.map((row) => row.serviceNumber),
    callers: new Population({ draw: () => HOMELAND }, 2026, EXCLUDED),
    random: randomOf('arrivals'),
    times,
  })
}

/** So many people who never rest. */
function allDay(seats: number): Shift[] {
  const [from, to] = [DAY.toMillis(), DAY.plus({ days: 2 }).toMillis()]
  return Array.from({ length: seats }, (_, index) => ({
    extension: String(8016 + index),
    from,
    to,
    breaks: [],
  }))
}

function oneSlot(expectedCalls: number): PlannedSlot {
  const startsAt = DAY.plus({ hours: 20 }).toMillis()
  return { ...planSlot(randomOf('slot'), startsAt, 300), expectedCalls }
}

test.group('The demo’s media plan', () => {
  test('has 10 to 14 spots a day, in order, on the number of the product’s category', ({
    assert,
  }) => {
    for (let day = 0; day < 60; day++) {
      const slots = planDay(randomOf(`day ${day}`), DAY.plus({ days: day }))
      assert.isAtLeast(slots.length, 10)
      assert.isAtMost(slots.length, 14)
      for (const [index, slot] of slots.entries()) {
        const product = PRODUCTS.find((row) => row.shortCode === slot.product)!
        const category = CATEGORIES.find((row) => row.code === product.category)!
        assert.equal(slot.serviceNumber, category.serviceNumber)
        assert.isAtLeast(slot.seconds, 60)
        assert.isAtMost(slot.seconds, 1800)
        if (index > 0) assert.isAtLeast(slot.startsAt, slots[index - 1].startsAt)
      }
    }
  })

  test('is the same for the same seed', ({ assert }) => {
    assert.deepEqual(planDay(randomOf('a'), DAY), planDay(randomOf('a'), DAY))
    assert.notDeepEqual(planDay(randomOf('a'), DAY), planDay(randomOf('b'), DAY))
  })
})

test.group('Callers of the past', () => {
  test('answer a spot by the response curve: gamma of shape 1.6 and scale 4 minutes', ({
    assert,
  }) => {
    const slot = oneSlot(4000)
    const delays = arrivals([slot])
      .filter((call) => call.dnis === slot.serviceNumber && call.at >= slot.startsAt)
      .map((call) => (call.at - slot.startsAt) / MINUTE)
      .filter((minutes) => minutes < 60)
    const mean = delays.reduce((sum, one) => sum + one, 0) / delays.length
    const variance = delays.reduce((sum, one) => sum + (one - mean) ** 2, 0) / delays.length
    assert.closeTo(delays.length, 4000, 250)
    assert.closeTo(mean, 6.4, 0.4)
    assert.closeTo(variance, 25.6, 5)
  })

  test('come in order, some from numbers that do not count', ({ assert }) => {
    const calls = arrivals([oneSlot(2000)])
    for (const [index, call] of calls.entries()) {
      if (index > 0) assert.isAtLeast(call.at, calls[index - 1].at)
    }
    const excluded = calls.filter((call) => EXCLUDED.includes(call.number))
    assert.isAbove(excluded.length, 10)
    assert.isBelow(excluded.length, 80)
    assert.isTrue(excluded.every((call) => call.person === null))
  })
})

test.group('The floor of the past', () => {
  const slots = [oneSlot(300)]
  const play = (seats: number) =>
    playPastFloor({
      seed: 'floor',
      arrivals: arrivals(slots),
      slots,
      shifts: allDay(seats),
      known: new Set(),
      windowMinutes: 30,
    })

  test('gives each caller one end, and each agent one caller at a time', ({ assert }) => {
    const calls = play(10)
    assert.isAtLeast(calls.length, arrivals(slots).length)
    assert.equal(new Set(calls.map((call) => call.id)).size, calls.length)
    for (const call of calls) {
      assert.equal(call.outcome === 'answered', call.talk !== null)
      assert.isAtLeast(call.endedAt, call.at)
    }
    const talks = Map.groupBy(
      calls.flatMap((call) => (call.talk ? [call.talk] : [])),
      (talk) => talk.extension
    )
    for (const own of talks.values()) {
      own.sort((one, other) => one.from - other.from)
      for (const [index, talk] of own.entries()) {
        if (index > 0) assert.isAtLeast(talk.from, own[index - 1].to)
      }
    }
  })

  test('loses callers when too few are at work, and some of them call again', ({ assert }) => {
    const [few, many] = [play(4), play(200)]
    const lost = (calls: typeof few) =>
      calls.filter((call) => call.outcome === 'abandoned_in_queue').length
    assert.isAbove(lost(few), 50)
    assert.equal(lost(many), 0)
    const again = Map.groupBy(few, (call) => call.number)
    const redialled = [...again.values()].filter(
      (calls) => calls.length > 1 && calls[0].talk === null
    )
    assert.isAbove(redialled.length, 10)
  })
})

test.group('Office work and parcels', () => {
  test('are drawn by the call alone', ({ assert }) => {
    const input = { callId: 'x', dnis: '4006105588', product: 'YBM', known: false, excluded: false }
    assert.deepEqual(drawOfficeWork(input), drawOfficeWork({ ...input }))
    for (let call = 0; call < 500; call++) {
      const asked = { ...input, callId: String(call) }
      const known = drawOfficeWork({ ...asked, known: true }).outcome === 'ordered'
      assert.equal(drawOfficeWork(asked).outcome === 'ordered', known)
      assert.notEqual(drawOfficeWork({ ...asked, excluded: true }).outcome, 'ordered')
    }
  })

  test('go step by step forward and end once', ({ assert }) => {
    const last = new Set<string>()
    for (let order = 0; order < 2000; order++) {
      const steps = drawFate(
        {
          at: DAY.plus({ hours: 20 }).toMillis(),
          confirmed: order % 8 !== 0,
          method: 'ABCD'[order % 4],
          paymentMode: order % 9 === 0 ? 'prepaid' : 'cod',
          product: 'YBM',
          far: order % 5 === 0,
        },
        randomOf(`order ${order}`)
      )
      for (const [index, step] of steps.entries()) {
        if (index > 0) assert.isAtLeast(step.at, steps[index - 1].at)
        const ends = ['delivered', 'returned', 'cancel', 'void', 'abandon'].includes(step.kind)
        const later = steps.slice(index + 1).map(({ kind }) => kind)
        // What was paid goes back afterwards.
        if (ends) assert.deepEqual(later, later.length > 0 ? ['refund'] : [])
        if (step.kind === 'refund') {
          assert.include(['cancel', 'void'], steps[index - 1].kind)
          assert.isTrue(steps.some(({ kind }) => kind === 'pay'))
        }
      }
      last.add(steps.at(-1)!.kind)
    }
    assert.sameMembers(
      [...last],
      ['delivered', 'returned', 'cancel', 'void', 'abandon', 'revoke', 'refund']
    )
  })
})
