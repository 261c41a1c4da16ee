import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'
import { agentDay } from '#database/demo/agent_day'
import { drawArrivals } from '#database/demo/arrivals'
import { planDay } from '#database/demo/media_plan'
import { playPastFloor } from '#database/demo/past_floor'
import { Population } from '#database/demo/population'
import { CATEGORIES } from '#database/demo/products'
import { randomOf } from '#database/demo/seeds'
import { freeFrom, shiftsOf } from '#database/demo/shifts'

const DAY = DateTime.fromISO('2026-11-18', { zone: BUSINESS_ZONE })
const END = DAY.plus({ days: 2 }).toMillis()
const PEOPLE = Array.from({ length: 29 }, (_, index) => String(8013 + index))
const HOMELAND = { regionCode: '370102', mobilePrefixes: ['1385310'], areaCode: '0531' }

function playedDay() {
  const slots = planDay(randomOf('plan'), DAY)
  const shifts = shiftsOf(DAY, PEOPLE, 'day', 1)
  const calls = playPastFloor({
    seed: 'day',
    arrivals: drawArrivals({
      from: DAY.toMillis(),
      to: DAY.plus({ days: 1 }).toMillis(),
      slots,
      serviceNumbers: CATEGORIES.map((row) => row.serviceNumber),
      callers: new Population({ draw: () => HOMELAND }, 2026, []),
      random: randomOf('arrivals'),
      times: 1,
    }),
    slots,
    shifts,
    known: new Set(),
    windowMinutes: 30,
  })
  return { shifts, calls }
}

test.group('Shifts of the past', () => {
  test('somebody is at work at any time, nobody twice a day', ({ assert }) => {
    const shifts = shiftsOf(DAY, PEOPLE, 'a', 1)
    assert.equal(new Set(shifts.map(({ extension }) => extension)).size, shifts.length)
    for (let minute = 10; minute < 24 * 60; minute += 10) {
      const at = DAY.toMillis() + minute * 60_000
      const working = shifts.filter((shift) => freeFrom(shift, at) === at)
      assert.isAbove(working.length, 0, `minute ${minute}`)
    }
  })

  test('with too few people for shifts everybody works all day', ({ assert }) => {
    const shifts = shiftsOf(DAY, PEOPLE, 'a', 10)
    assert.lengthOf(shifts, PEOPLE.length)
  })
})

test.group('Agents’ days of the past', () => {
  test('run without gaps from sign-in to sign-out', ({ assert }) => {
    const { shifts, calls } = playedDay()
    for (const shift of shifts) {
      const day = agentDay(shift, calls, END)!
      assert.equal(day.states[0]!.from, day.signedInAt)
      assert.equal(day.states.at(-1)!.to, day.signedOutAt)
      for (const [index, state] of day.states.entries()) {
        assert.isAbove(state.to, state.from)
        if (index > 0) assert.equal(state.from, day.states[index - 1]!.to)
      }
    }
  })

  test('hold each talk and each offer whole, by whose telephone it was', ({ assert }) => {
    const { shifts, calls } = playedDay()
    const states = new Map(
      shifts.map((shift) => [shift.extension, agentDay(shift, calls, END)!.states])
    )
    const talks = calls.flatMap((call) => (call.talk ? [{ id: call.id, ...call.talk }] : []))
    assert.isAbove(talks.length, 50)
    for (const { id, extension, from, to } of talks) {
      const own = states.get(extension)!.filter(({ callId }) => callId === id)
      assert.containSubset(
        own.find(({ state }) => state === 'on_call'),
        { from, to }
      )
      assert.isDefined(own.find(({ state }) => state === 'wrap_up'))
    }
    for (const { id, offers } of calls) {
      for (const offer of offers) {
        const ringing = states
          .get(offer.extension)!
          .find(
            ({ state, callId, from }) => state === 'ringing' && callId === id && from === offer.at
          )
        assert.equal(ringing?.to, offer.endedAt)
      }
    }
  })

  test('end where the past ends', ({ assert }) => {
    const { shifts, calls } = playedDay()
    const noon = DAY.plus({ hours: 12 }).toMillis()
    const past = calls.filter((call) => call.endedAt < noon)
    const days = shifts.flatMap((shift) => agentDay(shift, past, noon) ?? [])
    assert.isBelow(days.length, shifts.length)
    assert.isTrue(days.every(({ signedOutAt }) => signedOutAt <= noon))
  })
})
